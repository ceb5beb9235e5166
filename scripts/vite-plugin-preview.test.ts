import type { AddressInfo } from 'node:net';
import { createServer } from 'vite';
import { expect, test } from 'vitest';
import type { PreviewedBank } from './preview/previewed-bank.ts';
import { preview } from './vite-plugin-preview.ts';

async function get(folder: string, address: string): Promise<Response> {
	const server = await createServer({
		configFile: false,
		logLevel: 'silent',
		plugins: [preview(folder)],
		server: { port: 0, ws: false, watch: null }
	});
	try {
		await server.listen();
		const { port } = server.httpServer?.address() as AddressInfo;
		const response = await fetch(`http://localhost:${port}${address}`);
		// Read before the server is gone.
		return new Response(await response.text(), { status: response.status });
	} finally {
		await server.close();
	}
}

test('development has a page that shows the bank', async () => {
	expect(await (await get('tests/fixtures/bank/valid', '/preview')).text()).toContain(
		'Preview of the bank'
	);
});

test('shows every question with its key and recording', async () => {
	const response = await get('tests/fixtures/bank/valid', '/preview/bank.json');
	const bank = (await response.json()) as PreviewedBank;
	expect(bank.issues).toEqual([]);
	const item = bank.items.find(({ id }) => id === 'sql/left-join');
	expect(item?.kind === 'single-choice' && item.options.map(({ correct }) => correct)).toEqual([
		false,
		true,
		false
	]);
	expect(item?.proof && bank.recordings[item.proof.file]).toHaveProperty(item?.proof?.name ?? '');
});

test('shows a bank with errors as well, beside what is wrong', async () => {
	const response = await get('tests/fixtures/bank/absolute-word', '/preview/bank.json');
	const bank = (await response.json()) as PreviewedBank;
	expect(bank.items).toHaveLength(1);
	expect(bank.issues.map(({ file, text }) => `${file}: ${text}`).join()).toMatch(
		/^sql\/left-join\.md: .*absolute-word/
	);
});
