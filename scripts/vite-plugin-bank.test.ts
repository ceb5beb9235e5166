import { build } from 'vite';
import { expect, test } from 'vitest';
import { bank } from './vite-plugin-bank.ts';

const buildWith = (folder: string) =>
	build({
		configFile: false,
		logLevel: 'silent',
		plugins: [bank(folder)],
		build: {
			write: false,
			rolldownOptions: {
				input: 'virtual:mettle/bank-location',
				output: { entryFileNames: 'entry.js' }
			}
		}
	});

test('stops a build at a malformed question, with file, line and rule', async () => {
	await expect(buildWith('tests/fixtures/bank/key-missing')).rejects.toThrow(
		/tests\/fixtures\/bank\/key-missing\/sql\/left-join\.md:\d+ error key-missing: /
	);
});

test('emits the index, a shard a skill and the laboratory, named by their content', async () => {
	const built = await buildWith('tests/fixtures/bank/valid');
	const [{ output } = { output: [] }] = [built].flat() as { output: { fileName: string }[] }[];
	const names = output.map(({ fileName }) =>
		fileName.replace(/\.[\w-]{12}\.json$/, '.<hash>.json')
	);
	expect(names).toContain('_app/immutable/bank/index.<hash>.json');
	expect(names).toContain('_app/immutable/bank/sql.<hash>.json');
	expect(names).toContain('_app/immutable/bank/laboratory.<hash>.json');
});
