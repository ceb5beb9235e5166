import { watch } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { compileBank, type CompiledBank } from '../src/lib/core/bank/compile-bank.ts';
import { formatFigures } from '../src/lib/core/bank/format-figures.ts';
import { figuresOf } from '../src/lib/core/bank/figures.ts';
import { formatIssue, isError } from '../src/lib/core/bank/issue.ts';
import { contentHash } from './content-hash.ts';
import { createHighlight } from './highlight.ts';
import { readBankFiles } from './read-bank-files.ts';

// npm run bank [folder] [--watch] [--release]: checks a bank, and prints its issues and figures.
const [folder = 'questions'] = process.argv
	.slice(2)
	.filter((argument) => !argument.startsWith('--'))
	.map((argument) => argument.replace(/\/$/, ''));
const flag = (name: string) => process.argv.includes(name);
const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
const highlight = await createHighlight();

async function check(): Promise<CompiledBank> {
	const compiled = compileBank(await readBankFiles(folder), { highlight, hash: contentHash });
	const { bank, issues } = compiled;
	const figures = bank.catalogue.skills.map((skill) => ({
		name: skill.id,
		figures: figuresOf(bank.items.filter((item) => item.skill === skill.id))
	}));
	for (const issue of issues) console.log(`${folder}/${formatIssue(issue)}`);
	console.log(formatFigures(figures, figuresOf(bank.items)));
	const errors = issues.filter(isError).length;
	const summary = [count(errors, 'error'), count(issues.length - errors, 'warning')].join(', ');
	console.log(`\n${summary}. Bank ${bank.hash}.`);
	process.exitCode = errors > 0 ? 1 : 0;
	return compiled;
}

const { bank, issues } = await check();
if (flag('--release') && !issues.some(isError)) {
	const lines = bank.items.map((item) => `${item.id} ${item.kind}`);
	const head =
		'# Every question ever released, with its kind. Written by "npm run bank -- --release".';
	await writeFile(`${folder}/released.txt`, [head, ...lines, ''].join('\n'));
}
if (flag('--watch')) {
	let timer: NodeJS.Timeout | undefined;
	watch(folder, { recursive: true }, () => {
		clearTimeout(timer);
		timer = setTimeout(() => void check(), 200);
	});
}
