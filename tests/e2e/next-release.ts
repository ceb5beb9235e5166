import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildServiceWorker } from '../../scripts/build-service-worker.ts';
import { contentHash } from '../../scripts/content-hash.ts';

const immutableFolder = '_app/immutable';
const bankFolder = `${immutableFolder}/bank`;

/**
 * Writes the release that a change of one question makes, as a build would: the shard, the index, and every file that
 * names a renamed one get a new name, and pages the hash of their new inline script.
 * @returns the addresses of the files that differ
 */
export async function writeNextRelease(build: string, folder: string): Promise<string[]> {
	cpSync(build, folder, { recursive: true });
	const all = listFiles(folder);
	for (const file of all.filter((name) => /\.(br|gz)$/.test(name))) rmSync(path.join(folder, file));
	const texts = new Map(
		all
			.filter((file) => /\.(html|js|json)$/.test(file) && file !== 'service-worker.js')
			.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])
	);
	const shard = [...texts.keys()].find((file) => file.startsWith(`${bankFolder}/kafka`)) ?? '';
	texts.set(shard, (texts.get(shard) ?? '').replace('Kafka', 'Apache Kafka'));

	const changed = new Set([shard]);
	for (const file of changed) {
		// Only a file whose name holds its hash gets a new name.
		if (!file.startsWith(immutableFolder)) continue;
		const name = path.basename(file);
		for (const [other, text] of texts) if (text.includes(name)) changed.add(other);
	}
	const newNames = new Map<string, string>();
	const rename = (text: string) =>
		[...newNames].reduce((result, [name, newName]) => result.replaceAll(name, newName), text);
	for (const file of changed) {
		const name = path.basename(file);
		// The shard comes first and the index next, so that each is hashed as it will be read.
		if (file.startsWith(bankFolder))
			newNames.set(name, rehash(name, rename(texts.get(file) ?? '')));
		else if (file.startsWith(immutableFolder)) newNames.set(name, name.replace(/\.js$/, '2.js'));
	}
	for (const file of changed) {
		writeFileSync(path.join(folder, file), withPolicy(rename(texts.get(file) ?? '')));
		const name = path.basename(file);
		renameSync(
			path.join(folder, file),
			path.join(folder, path.dirname(file), newNames.get(name) ?? name)
		);
	}
	await buildServiceWorker(folder);
	return [...changed]
		.filter((file) => !file.startsWith('skills/'))
		.map((file) => `/${rename(file)}`.replace(/(\/index)?\.html$/, '') || '/')
		.map((address) => (address === '/404' ? '/404.html' : address))
		.sort();
}

function listFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function rehash(name: string, text: string): string {
	const [stem = ''] = name.split('.');
	return `${stem}.${contentHash(text)}.json`;
}

/** A page's policy names the hash of its inline script. */
function withPolicy(html: string): string {
	const [, script] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
	if (script === undefined) return html;
	const hash = createHash('sha256').update(script).digest('base64');
	return html.replace(/(script-src 'self' 'sha256-)[^']+/, `$1${hash}`);
}
