import { type ItemKind, itemKinds } from '#lib/core/items/item-kind.ts';
import type { ReviewFigures } from '#lib/core/review/review-figures.ts';
import type { Figures } from './figures.ts';

const short: Record<ItemKind, string> = {
	'single-choice': 'one',
	'multiple-choice': 'many',
	'true-false': 't/f',
	ordering: 'order',
	matching: 'match',
	numeric: 'num',
	'short-text': 'text',
	'faulty-line': 'line',
	schedule: 'sched'
};

/** The figures of a bank as a table of plain text: a row a skill, then the whole bank. */
export function formatFigures(
	skills: readonly { readonly name: string; readonly figures: Figures }[],
	whole: Figures
): string {
	const head = [
		'skill',
		'all',
		...itemKinds.map((kind) => short[kind]),
		'L1',
		'L2',
		'L3',
		'L4',
		'L5'
	];
	const row = (name: string, { questions, byKind, byLevel }: Figures) => [
		name,
		...[questions, ...itemKinds.map((kind) => byKind[kind]), ...byLevel].map((n) =>
			n ? `${n}` : '·'
		)
	];
	const rows = [
		head,
		...skills.map(({ name, figures }) => row(name, figures)),
		row('whole bank', whole)
	];
	const widths = head.map((_, column) =>
		Math.max(...rows.map((cells) => cells[column]?.length ?? 0))
	);
	const table = rows.map((cells) =>
		cells
			.map((cell, column) =>
				column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0)
			)
			.join('  ')
	);
	const percent = (share: number) => `${Math.round(share * 100)} %`;
	const { keyLongest, keyLongestByChance, keyPositions } = whole.singleChoice;
	return [
		...table,
		'',
		`key is the one longest option: ${percent(keyLongest)} (by chance ${percent(keyLongestByChance)})`,
		`keys authored at positions 1–4 of four: ${keyPositions.map(percent).join(', ')}`,
		`rationales of wrong answers: median ${whole.rationaleWords} words`,
		`stems: median Flesch–Kincaid grade ${whole.grade.toFixed(1)}`,
		`families: ${whole.families}; proven by running: ${whole.proven} of ${whole.questions}`
	].join('\n');
}

/** What blind readers found in a bank, on two lines. */
export function formatReview({
	questions,
	read,
	disagreements,
	doubts,
	covered
}: ReviewFigures): string {
	return [
		`read blind in the present wording: ${read} of ${questions}; wrong answers ${disagreements}, doubts ${doubts}`,
		`key found from the options alone: ${covered.hits} of ${covered.questions} (by chance ${Math.round(covered.chance)})`
	].join('\n');
}
