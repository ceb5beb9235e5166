import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { compileBank } from '../src/lib/core/bank/compile-bank.ts';
import { parseReadings } from '../src/lib/core/bank/parse-readings.ts';
import type { Item } from '../src/lib/core/items/item.ts';
import { createReading } from '../src/lib/core/review/create-reading.ts';
import { parseOrder } from '../src/lib/core/review/parse-order.ts';
import { readingsText } from '../src/lib/core/review/readings-text.ts';
import { reviewTable } from '../src/lib/core/review/review-table.ts';
import { createRandom } from '../src/lib/core/random.ts';
import { levelsByOrder } from '../src/lib/core/review/levels-by-order.ts';
import { fitStrengths } from '../src/lib/core/review/plackett-luce.ts';
import { type ReviewFigures, reviewFiguresOf } from '../src/lib/core/review/review-figures.ts';
import { rankingSets } from '../src/lib/core/review/ranking-sets.ts';
import {
	disagrees,
	type Readings,
	readingsFile,
	settlements
} from '../src/lib/core/review/reading.ts';
import {
	coveredSheetOf,
	letterAt,
	presentToReader,
	sheetOf
} from '../src/lib/core/review/sheet.ts';
import { contentHash } from './content-hash.ts';
import { createHighlight } from './highlight.ts';
import { readBankFiles } from './read-bank-files.ts';

const help = `npm run review -- <command> [options] [skill …]
  sheets --to F [--only-unread]   write what a blind reader needs into the folder F: <skill>.covered.md (options only, to be
                                  answered first), <skill>.read.md, and <skill>.sets.md (to be put in order of difficulty)
  record --from F --reader N      in the folder of the sheets, score <skill>.covered.txt and <skill>.read.txt of F, a line "<id> <answer>" each, and add them, with
                                  the lines "<id>: <doubt>" of <skill>.doubts.txt, to questions/readings/; the orders in
                                  <skill>.sets.txt go to questions/rankings/
  settle --from F                 add what became of doubts: lines "<id> | <settlement> | <how>" of <skill>.settled.txt
  levels [--write]                the level that each question's place in the orders gives it
  report                          write the figures of docs/bank-review.md
Without a skill, every skill.`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		to: { type: 'string' },
		from: { type: 'string' },
		reader: { type: 'string' },
		'only-unread': { type: 'boolean', default: false },
		write: { type: 'boolean', default: false }
	}
});
function needed(name: 'to' | 'from' | 'reader'): string {
	const value = values[name];
	if (value) return value;
	console.log(`--${name} is missing\n\n${help}`);
	process.exit(1);
}

const folder = 'questions';
const [command, ...skills] = positionals;

const { bank } = compileBank(await readBankFiles(folder), {
	highlight: await createHighlight(),
	hash: contentHash
});
const chosen = skills.length ? skills : bank.catalogue.skills.map(({ id }) => `${id}`);
const asked = bank.items.filter((item) => !item.retired);
const itemsById = new Map<string, Item>(asked.map((item) => [item.id, item]));
const itemsOf = (skill: string) => asked.filter((item) => item.skill === skill);

/** Lines of a text file of the bank, without comments; none when there is no such file. */
async function linesOf(file: string): Promise<string[]> {
	try {
		const text = await readFile(file, 'utf8');
		return text.split('\n').filter((line) => line.trim() && !line.startsWith('#'));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

async function readReadings(skill: string): Promise<Readings> {
	const file = `${folder}/${readingsFile(skill)}`;
	const text = (await linesOf(file)).join('\n');
	if (!text) return {};
	const fail = (line: number, _: string, message: string) => {
		throw new Error(`${file}:${line} ${message}`);
	};
	return parseReadings(text, fail)?.readings ?? {};
}

async function writeReadings(skill: string, readings: Readings): Promise<void> {
	await mkdir(`${folder}/readings`, { recursive: true });
	await writeFile(`${folder}/${readingsFile(skill)}`, readingsText(readings));
}

const sheetHash = (item: Item) => contentHash(sheetOf(presentToReader(item)));

/** The sets of a skill's questions, the same at each call for the same questions. */
async function setsOf(skill: string): Promise<string[][]> {
	const anchors = await linesOf(`${folder}/rankings/anchors.txt`);
	const ids = itemsOf(skill).map(({ id }) => `${id}`);
	const seed = createRandom(`sets/${skill}/${ids.join()}`);
	return rankingSets(ids, anchors, 2, seed);
}

async function writeSheets(to: string): Promise<void> {
	await mkdir(to, { recursive: true });
	const anchors = await linesOf(`${folder}/rankings/anchors.txt`);
	for (const skill of chosen) {
		const readings = await readReadings(skill);
		const isOpen = ({ id }: Item) => {
			const item = itemsById.get(id);
			const last = readings[id.split('/')[1] ?? '']?.at(-1);
			return !values['only-unread'] || (item && last?.sheet !== sheetHash(item));
		};
		const shown = itemsOf(skill).filter(isOpen).map(presentToReader);
		if (shown.length === 0) continue;
		const covered = shown.flatMap((item) => coveredSheetOf(item, codeOf(item)) ?? []);
		await writeFile(path.join(to, `${skill}.covered.md`), `${covered.join('\n\n')}\n`);
		await writeFile(path.join(to, `${skill}.read.md`), `${shown.map(sheetOf).join('\n\n')}\n`);
		const sets = (await setsOf(skill)).map((ids, number) =>
			[`set ${number + 1}`, ...ids.map((id, at) => `${letterAt(at)}) ${id}`)].join('\n')
		);
		await writeFile(path.join(to, `${skill}.sets.md`), `${sets.join('\n\n')}\n`);
	}
	const read = anchors.flatMap((id) => itemsById.get(id) ?? []).map(presentToReader);
	await writeFile(path.join(to, 'anchors.md'), `${read.map(sheetOf).join('\n\n')}\n`);
}

/** Answers by id or code, of a file with a line "<id> <answer>" each; an id may be without its skill. */
async function repliesIn(file: string, skill: string): Promise<Map<string, string>> {
	const replies = (await linesOf(file)).map((line) => /^(\S+)\s+(.*)$/.exec(line.trim()));
	return new Map(
		replies.flatMap((match) => {
			const [, name = '', reply = ''] = match ?? [];
			if (!name) return [];
			return [[name.includes('/') ? name : `${skill}/${name}`, reply]];
		})
	);
}

/** Stands for a question whose stem is covered, as its name would tell what it is about. */
const codeOf = ({ id }: { readonly id: string }) => contentHash(`covered/${id}`).slice(0, 5);

/** Adds what became of doubts and disagreements: "<skill>.settled.txt" holds lines "<id> | <settlement> | <how>". */
async function settle(from: string): Promise<void> {
	for (const skill of chosen) {
		const readings = await readReadings(skill);
		for (const line of await linesOf(path.join(from, `${skill}.settled.txt`))) {
			const [id = '', by = '', how = ''] = line.split('|').map((part) => part.trim());
			const last = readings[id.split('/').at(-1) ?? '']?.at(-1);
			const settlement = settlements.find((name) => name === by);
			if (!last || !settlement || !how)
				throw new Error(`${skill}.settled.txt: "${line}" settles nothing`);
			last.settled = { by: settlement, how };
		}
		await writeReadings(skill, readings);
	}
}

/** Question → hash of the sheet that the folder's reader was given. */
async function sheetsIn(from: string, skill: string): Promise<Map<string, string>> {
	const text = await readFile(path.join(from, `${skill}.read.md`), 'utf8');
	const sheets = text.trimEnd().split(/\n\n(?=### )/);
	return new Map(sheets.map((sheet) => [/^### (\S+)/.exec(sheet)?.[1] ?? '', contentHash(sheet)]));
}

async function record(from: string, reader: string): Promise<void> {
	for (const skill of chosen) {
		const sheets = await sheetsIn(from, skill);
		const read = await repliesIn(path.join(from, `${skill}.read.txt`), skill);
		const covered = await repliesIn(path.join(from, `${skill}.covered.txt`), skill);
		const doubts = await repliesIn(path.join(from, `${skill}.doubts.txt`), skill);
		const readings = await readReadings(skill);
		let recorded = 0;
		let disagreements = 0;
		for (const [id, reply] of read) {
			const item = itemsById.get(id);
			const sheet = sheets.get(id);
			// A reading is of the words that were read, whatever they are now.
			if (!item || !sheet || sheet !== sheetHash(item)) {
				console.log(
					`${id} is not what ${skill}.read.md asked: write new sheets, and read it again`
				);
				process.exitCode = 1;
				continue;
			}
			const reading = createReading(item, {
				reader,
				sheet,
				reply,
				covered: covered.get(`${skill}/${codeOf(item)}`),
				doubt: doubts.get(`${id}:`)
			});
			if (!reading) {
				console.log(`${id}: "${reply}", or what stands for it with the stem covered, is no answer`);
				process.exitCode = 1;
				continue;
			}
			const slug = id.split('/')[1] ?? '';
			const earlier = (readings[slug] ?? []).filter((other) => other.reader !== reader);
			readings[slug] = [...earlier, reading];
			recorded++;
			if (disagrees(reading)) {
				disagreements++;
				console.log(`${id}: "${reply}" earns ${reading.score.join(' of ')}`);
			}
		}
		await writeReadings(skill, readings);
		await recordRankings(from, skill);
		console.log(`${skill}: ${recorded} of ${read.size} recorded, ${disagreements} disagreements`);
	}
}

/** A line "<number>: <letters from easy to hard>" for each set becomes a line of ids. */
async function recordRankings(from: string, skill: string): Promise<void> {
	const lines = await linesOf(path.join(from, `${skill}.sets.txt`));
	if (lines.length === 0) return;
	const sets = await setsOf(skill);
	const ordered = lines.map((line) => {
		const order = parseOrder(line, sets);
		if (!order) throw new Error(`${skill}.sets.txt: "${line}" puts no set in order`);
		return order.join(' ');
	});
	const head = `# Sets of questions from easy to hard; see docs/bank-review.md.`;
	await writeFile(`${folder}/rankings/${skill}.txt`, [head, ...ordered, ''].join('\n'));
}

/** How hard each question was found, in logits, from the orders of all skills at once. */
async function readDifficulties(): Promise<Map<string, number>> {
	const files = await Promise.all(
		bank.catalogue.skills.map(({ id }) => linesOf(`${folder}/rankings/${id}.txt`))
	);
	return fitStrengths(files.flat().map((line) => line.split(' ').reverse()));
}

/** Prints the level that each question's place gives it, and writes it where asked. */
async function deriveLevels(): Promise<void> {
	const difficulties = await readDifficulties();
	for (const skill of chosen) {
		const ranked = itemsOf(skill).flatMap(({ id, level }) => {
			const difficulty = difficulties.get(id);
			return difficulty === undefined ? [] : [{ id: `${id}`, level, difficulty }];
		});
		const levels = levelsByOrder(ranked);
		const moved = ranked.filter(({ id, level }) => levels.get(id) !== level);
		console.log(`${skill}: ${ranked.length} in order, ${moved.length} at another level`);
		for (const { id, level } of moved) {
			console.log(`  ${id}: ${level} → ${levels.get(id)}`);
			if (!values.write) continue;
			const file = `${folder}/${id}.md`;
			const text = await readFile(file, 'utf8');
			await writeFile(file, text.replace(/^level: \d/m, `level: ${levels.get(id)}`));
		}
	}
}

const reportFile = 'docs/bank-review.md';
const begin = '<!-- figures: npm run review -- report -->';
const end = '<!-- end of figures -->';

/** Writes the table of what the blind readers found into its page. */
async function writeReport(): Promise<void> {
	const skills: { name: string; figures: ReviewFigures }[] = [];
	const settled: string[] = [];
	for (const { id } of bank.catalogue.skills) {
		const readings = await readReadings(id);
		skills.push({ name: id, figures: reviewFiguresOf(itemsOf(id), readings, sheetHash) });
		for (const [slug, list] of Object.entries(readings)) {
			for (const { settled: how } of list) {
				if (how) settled.push(`- \`${id}/${slug}\`: ${how.by}. ${how.how}`);
			}
		}
	}
	// Two readers may have had the same doubt.
	const list = [...new Set(settled)];
	const figures = [...reviewTable(skills), '', '## What was settled, and how', '', ...list];
	const page = await readFile(reportFile, 'utf8');
	const from = page.indexOf(begin) + begin.length;
	const to = page.indexOf(end);
	if (to < from) throw new Error(`${reportFile} has no place for the figures`);
	await writeFile(
		reportFile,
		`${page.slice(0, from)}\n\n${figures.join('\n')}\n\n${page.slice(to)}`
	);
}

switch (command) {
	case 'sheets':
		await writeSheets(needed('to'));
		break;
	case 'record':
		await record(needed('from'), needed('reader'));
		break;
	case 'settle':
		await settle(needed('from'));
		break;
	case 'levels':
		await deriveLevels();
		break;
	case 'report':
		await writeReport();
		break;
	default:
		console.log(help);
}
