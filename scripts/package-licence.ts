import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// Own code, because what there is answers another question: license-checker and its kin list what is installed, not what is
// bundled; rollup-plugin-license knows one bundle and not two, and brings some twenty packages to read the three files below.

/** A licence as a package declares it, with the words that must go along with its code. */
export type PackageLicence = {
	readonly name: string;
	readonly version: string;
	/** An SPDX expression; empty where the package declares none. */
	readonly licence: string;
	readonly copyright: string;
	/** The licence and, where there is one, the notice; empty where the package holds neither. */
	readonly text: string;
};

/** May go to people's browsers: asks for no more than its words to go along, which `/licences.txt` does. */
export const mayShip = [
	'0BSD',
	'Apache-2.0',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'CC0-1.0',
	'ISC',
	'MIT',
	'Unlicense'
];

/** May be used to build and test: nothing of it is handed on. */
export const mayBuild = [
	...mayShip,
	'BlueOak-1.0.0',
	'CC-BY-4.0',
	'CC-BY-3.0',
	'MIT-0',
	'MPL-2.0',
	'Python-2.0'
];

/** Whether a licence, or an SPDX expression of several, is among the allowed ones. */
export function isAllowed(expression: string, allowed: readonly string[]): boolean {
	const either = expression.replaceAll(/[()]/g, '').split(' OR ');
	return either.some((all) => all.split(' AND ').every((one) => allowed.includes(one.trim())));
}

/** @throws where there is no such package */
export function readLicence(folder: string): PackageLicence {
	// What npm has installed has a name and a version.
	const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
		license?: string | { type?: string };
		licenses?: { type?: string }[];
		author?: string | { name?: string };
		contributors?: { name?: string }[];
	};
	const { name, version, license, licenses, author, contributors } = manifest;
	const declared =
		typeof license === 'string'
			? license
			: [license ?? licenses ?? []].flat().map(({ type = '' }) => type);
	const texts = [/^licen[cs]e(\.(md|txt))?$/i, /^notice(\.(md|txt))?$/i].map((pattern) =>
		readdirSync(folder)
			.filter((file) => pattern.test(file))
			.map((file) => ownPart(readFileSync(path.join(folder, file), 'utf8')))
			.join('\n\n')
	);
	const text = texts.filter(Boolean).join('\n\n');
	const by =
		typeof author === 'string'
			? author.replace(/\s*[<(].*/, '')
			: [author ?? contributors ?? []]
					.flat()
					.flatMap((person) => person.name ?? [])
					.join(', ');
	return {
		name,
		version,
		licence: [declared].flat().join(' OR '),
		copyright: copyrightIn(text) ?? (by ? `Copyright ${by}` : ''),
		text: texts[0] ? text : ''
	};
}

/** What Vite bundles for its own work stays there. Its licence file tells of that below this heading. */
function ownPart(text: string): string {
	return (text.split(/^#* ?Licenses of bundled dependencies/im)[0] ?? '').trim();
}

/** The line that says whose it is, not the form that licences hold for it; without addresses. */
function copyrightIn(text: string): string | undefined {
	return text
		.split('\n')
		.find(
			(line) => /^\s*(copyright|©)/i.test(line) && /\d{4}|\(c\)|©/i.test(line) && !/yyyy/.test(line)
		)
		?.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace('these people', 'its contributors')
		.replaceAll(/\s*<[^>]*>/g, '')
		.trim();
}

/** What is wrong with shipping, or with using, these packages. */
export function licenceProblems(
	packages: readonly PackageLicence[],
	allowed: readonly string[],
	needsText: boolean
): string[] {
	return packages.flatMap(({ name, version, licence, text }) => [
		...(isAllowed(licence, allowed)
			? []
			: [`${name} ${version}: ${licence || 'no licence'} is not among ${allowed.join(', ')}`]),
		...(needsText && text === '' ? [`${name} ${version}: the text of its licence is missing`] : [])
	]);
}
