import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { compileBank } from '../src/lib/core/bank/compile-bank.ts';
import { formatIssue } from '../src/lib/core/bank/issue.ts';
import { contentHash } from './content-hash.ts';
import { createHighlight } from './highlight.ts';
import type { PreviewedBank } from './preview/previewed-bank.ts';
import { readBankFiles } from './read-bank-files.ts';

/**
 * In `npm run dev`, /preview shows every question as it is asked and with its key, beside what the bank check says of it. It is no
 * route of the app: nothing of it is in a build. A bank with errors can be looked at here, which the app refuses.
 */
export function preview(folder = 'questions'): Plugin {
	let highlight: ReturnType<typeof createHighlight> | undefined;
	let compiled: Promise<string> | undefined;

	async function compile(): Promise<string> {
		highlight ??= createHighlight();
		const { bank, issues } = compileBank(await readBankFiles(path.resolve(folder)), {
			highlight: await highlight,
			hash: contentHash
		});
		const previewed: PreviewedBank = {
			hash: bank.hash,
			items: bank.items,
			recordings: Object.fromEntries(bank.recordings),
			issues: issues.map((issue) => ({ file: issue.file, text: formatIssue(issue) }))
		};
		return JSON.stringify(previewed);
	}

	return {
		name: 'mettle-preview',
		apply: 'serve',
		configureServer(server) {
			server.watcher.on('all', (_event, file) => {
				if (file.startsWith(path.resolve(folder) + path.sep)) compiled = undefined;
			});
			server.middlewares.use(async (request, response, next) => {
				const address = request.url?.split('?')[0];
				try {
					if (address === '/preview') {
						const html = await readFile('scripts/preview/preview.html', 'utf8');
						response.setHeader('Content-Type', 'text/html');
						response.end(await server.transformIndexHtml('/preview', html));
					} else if (address === '/preview/bank.json') {
						compiled ??= compile();
						response.setHeader('Content-Type', 'application/json');
						response.end(await compiled);
					} else next();
				} catch (error) {
					compiled = undefined;
					next(error);
				}
			});
		}
	};
}
