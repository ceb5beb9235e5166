import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import {
	licenceProblems,
	mayBuild,
	mayShip,
	type PackageLicence,
	readLicence
} from './package-licence.ts';
import { readShippedPackages } from './shipped-packages.ts';

// npm run licences: writes down whose code the last build ships, for /about and /licences.txt.
// npm run licences:all: lists the licences of everything that is installed.

/** Whose code the last build ships, by name. */
export function shippedLicences(): PackageLicence[] {
	return readShippedPackages()
		.map(readLicence)
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The list that /about shows. */
export function formatTable(packages: readonly PackageLicence[]): string {
	const rows = packages.map(({ text: _, ...row }) => row);
	return `${JSON.stringify(rows, null, '\t')}\n`;
}

export function formatTexts(packages: readonly PackageLicence[]): string {
	const rule = '='.repeat(80);
	const parts = packages.map(
		({ name, version, licence, text }) => `${rule}\n${name} ${version} (${licence})\n\n${text}\n`
	);
	return `Mettle ships code of these packages to your browser, under these licences.\n\n${parts.join('\n')}`;
}

export const tableFile = 'src/routes/about/licences.json';
export const textsFile = 'static/licences.txt';

function listInstalled(): PackageLicence[] {
	const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
		packages: Record<string, { optional?: boolean }>;
	};
	// An optional package may be another platform's.
	return Object.entries(packages)
		.filter(([folder, { optional }]) => folder && !(optional && !existsSync(folder)))
		.map(([folder]) => readLicence(folder));
}

function report(problems: readonly string[]): void {
	for (const problem of problems) console.error(problem);
	if (problems.length > 0) process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) {
	if (process.argv.includes('--all')) {
		const packages = listInstalled();
		const counts = new Map<string, number>();
		for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
		for (const [licence, count] of [...counts].sort(([, a], [, b]) => b - a)) {
			console.log(`${String(count).padStart(5)} ${licence}`);
		}
		report(licenceProblems(packages, mayBuild, false));
	} else {
		const packages = shippedLicences();
		writeFileSync(tableFile, formatTable(packages));
		writeFileSync(textsFile, formatTexts(packages));
		for (const { name, version, licence } of packages)
			console.log(`${name} ${version}: ${licence}`);
		report(licenceProblems(packages, mayShip, true));
	}
}
