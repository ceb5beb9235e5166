import { watch } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { compileBank, type CompiledBank } from '../src/lib/core/bank/compile-bank.ts';
import { formatFigures, formatReview } from '../src/lib/core/bank/format-figures.ts';
import { figuresOf } from '../src/lib/core/bank/figures.ts';
import { formatIssue, isError } from '../src/lib/core/bank/issue.ts';
import { parseReadings } from '../src/lib/core/bank/parse-readings.ts';
import { readingsFile } from '../src/lib/core/review/reading.ts';
import { reviewFiguresOf, sumFigures } from '../src/lib/core/review/review-figures.ts';
import { presentToReader, sheetOf } from '../src/lib/core/review/sheet.ts';
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
	const files = await readBankFiles(folder);
	const compiled = compileBank(files, { highlight, hash: contentHash });
	const { bank, issues } = compiled;
	const readings = bank.catalogue.skills.map(({ id }) => {
		const text = files.find(({ path }) => path === readingsFile(id))?.text ?? '{}';
		const own = bank.items.filter((item) => item.skill === id && !item.retired);
		// What cannot be read is among the issues.
		const read = parseReadings(text, () => undefined)?.readings ?? {};
		return reviewFiguresOf(own, read, (item) => contentHash(sheetOf(presentToReader(item))));
	});
	const figures = bank.catalogue.skills.map((skill) => ({
		name: skill.id,
		figures: figuresOf(bank.items.filter((item) => item.skill === skill.id))
	}));
	for (const issue of issues) console.log(`${folder}/${formatIssue(issue)}`);
	console.log(formatFigures(figures, figuresOf(bank.items)));
	console.log(formatReview(sumFigures(readings)));
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
