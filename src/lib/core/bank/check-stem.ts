import type { Item } from '#lib/core/items/item.ts';
import { plainText } from '#lib/core/items/plain-text.ts';
import type { Inline } from '#lib/core/items/rich-text.ts';
import type { ItemCheck } from './check-item.ts';
import { alternativesOf, codeLinesOf, ownCodeOf, proseOf, words } from './item-text.ts';
import { expectedSeconds, readingGrade } from './reading.ts';

const negation = /\b(?:not|except|least)\b/i;
const task =
	/\?|\b(?:choose|order|match|put|mark|name|type|give|find|pick|select|decide|say|write|calculate|compute|enter|complete|sort|assign|arrange|judge|pair|rank|connect|how many|which|what)\b/i;
const widest = 72;
const longestReading = 13;

/** Rules about the stem: what it asks, how it reads, and the time it takes. */
export function checkStem(item: Item, { lines, report }: ItemCheck): void {
	const prose = proseOf(item.stem);
	const code = codeLinesOf([...item.stem, ...ownCodeOf(item)]);
	if (!task.test(prose)) report(lines.stem, 'stem-task', 'the stem asks nothing');
	if (hasPlainNegation(item)) {
		report(lines.stem, 'negation-emphasis', 'the question turns on a "not" that is not bold');
	}
	const grade = readingGrade(prose);
	if (grade !== undefined && grade > longestReading) {
		report(lines.stem, 'reading-ease', `reading grade ${grade.toFixed(1)}: shorten the sentences`);
	}
	const wide = code.find((line) => line.length > widest);
	if (wide !== undefined) {
		report(lines.stem, 'code-width', `${wide.length} characters: "${wide.trim().slice(0, 40)}…"`);
	}
	const options =
		item.kind === 'schedule'
			? item.asked.flatMap(({ choices }) => choices)
			: alternativesOf(item).map(({ text }) => plainText(text));
	const expected = expectedSeconds(words([prose, ...options].join(' ')).length, code.length);
	if (item.seconds < expected * 0.5 || item.seconds > expected * 3) {
		const about = Math.round(expected / 5) * 5;
		report(
			lines.field('seconds'),
			'seconds-range',
			`${item.seconds} s; its length suggests about ${about}`
		);
	}
}

/** "Which … is not …?" with a plain "not": the question itself is negated, and readers miss it. */
function hasPlainNegation(item: Item): boolean {
	const paragraphs = item.stem.filter((block) => block.kind === 'paragraph');
	const asking = paragraphs.filter((block) => plainText(block.content).includes('?')).at(-1);
	if (!asking) return false;
	const loud = (node: Inline) => typeof node === 'object' && ('strong' in node || 'code' in node);
	const quiet = plainText(asking.content.filter((node) => !loud(node)));
	const question = quiet
		.split(/(?<=[.!?:])\s+/)
		.filter((sentence) => sentence.includes('?'))
		.join(' ');
	return /\bwhich\b/i.test(question) && negation.test(question);
}
