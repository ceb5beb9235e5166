import type { Item } from '#lib/core/items/item.ts';
import { type Inline, lineText, plainText } from '#lib/core/items/rich-text.ts';
import type { Skill } from './catalogue.ts';
import {
	alternativesOf,
	codeLinesOf,
	distractorRationales,
	isKeyLongest,
	proseOf,
	words
} from './item-text.ts';
import { expectedSeconds, readingGrade } from './reading.ts';
import type { Report } from './source-file.ts';

export type ItemCheck = {
	readonly skill: Skill;
	readonly claim: 'executable' | undefined;
	readonly proofs: ReadonlySet<string>;
	readonly lines: {
		readonly field: (name: string) => number;
		readonly stem: number;
		readonly parts: readonly number[];
	};
	readonly report: Report;
};

/** Least and most alternatives per kind, and least keys. */
const optionCounts: Partial<Record<Item['kind'], readonly [number, number]>> = {
	'single-choice': [3, 5],
	'multiple-choice': [4, 6],
	'true-false': [3, 6],
	ordering: [3, 6],
	matching: [3, 8]
};

const allOrNone =
	/\b(?:all|none|both|neither|any) of the (?:above|below|others)\b|^(?:all|none|both|neither|any) of (?:these|them|those)\W*$/i;
const placeReference =
	/\b(?:options?|answers?|choices?) (?:[a-e]|[1-5]|above|below)\b|\bthe (?:first|second|third|fourth|fifth|last|previous|next|other) (?:option|answer|choice)s?\b|^(?:both|neither) [a-e] (?:and|nor) [a-e]\b/i;
const absolute = /\b(?:always|never)\b/i;
const negation = /\b(?:not|except|least)\b/i;
const task =
	/\?|\b(?:choose|order|match|put|mark|name|type|give|find|pick|select|decide|say|write|calculate|compute|enter|complete|sort|assign|arrange|judge|pair|rank|connect|how many|which|what)\b/i;
const widest = 72;
const longestReading = 13;

/** Rules about one question that need no other. */
export function checkItem(item: Item, check: ItemCheck): void {
	checkFields(item, check);
	checkKey(item, check);
	checkOptions(item, check);
	checkProse(item, check);
}

function checkFields(item: Item, { skill, claim, proofs, lines, report }: ItemCheck): void {
	if (!(item.subskill in skill.subskills)) {
		const known = Object.keys(skill.subskills).join(', ');
		report(lines.field('subskill'), 'unknown-subskill', `"${item.subskill}" is none of: ${known}`);
	}
	if (skill.product && !item.applies) {
		report(lines.field('kind'), 'applies-missing', `${skill.name} is a product: name its versions`);
	}
	if (claim === 'executable' && !item.proof) {
		report(lines.field('claim'), 'proof-missing', 'an executable claim needs "proof: <name>"');
	}
	if (item.proof && !proofs.has(`${item.skill}/proofs/${item.proof}.yaml`)) {
		report(lines.field('proof'), 'proof-broken', `there is no proofs/${item.proof}.yaml`);
	}
}

function checkKey(item: Item, { lines, report }: ItemCheck): void {
	const [at = lines.stem] = lines.parts;
	if (item.kind === 'single-choice' || item.kind === 'multiple-choice') {
		const keys = item.options.filter((option) => option.correct).length;
		if (keys === 0) report(at, 'key-missing', 'no option is marked [x]');
		if (item.kind === 'single-choice' && keys > 1) {
			report(at, 'key-several', `${keys} options are marked [x]`);
		}
	}
}

function checkOptions(item: Item, { lines, report }: ItemCheck): void {
	const alternatives = alternativesOf(item);
	const [at = lines.stem] = lines.parts;
	const counts = optionCounts[item.kind];
	const count = item.kind === 'matching' ? item.lefts.length : alternatives.length;
	if (counts && (count < counts[0] || count > counts[1])) {
		report(at, 'option-count', `${count} is outside ${counts[0]}–${counts[1]} for ${item.kind}`);
	}
	const seen = new Set<string>();
	alternatives.forEach(({ text }, index) => {
		const line = lines.parts[index] ?? at;
		const plain = plainText(text);
		const normal = plain.toLowerCase().replace(/[\s.]+/g, ' ').trim();
		if (seen.has(normal)) report(line, 'duplicate-option', `"${plain}" stands twice`);
		seen.add(normal);
		if (allOrNone.test(plain)) report(line, 'all-or-none', `"${plain}"`);
		if (placeReference.test(plain)) report(line, 'option-reference', `"${plain}"`);
		if (absolute.test(plain)) report(line, 'absolute-word', `"${plain}"`);
	});
	for (const rationale of distractorRationales(item)) {
		const count = words(rationale).length;
		if (count < 6) report(at, 'rationale-short', `${count} words: "${rationale}"`);
	}
	if (isKeyLongest(item)) report(at, 'key-longest', 'the key is the longest option');
}

function checkProse(item: Item, { lines, report }: ItemCheck): void {
	const prose = proseOf(item.stem);
	const code = [
		...codeLinesOf(item.stem),
		...(item.kind === 'faulty-line' ? item.code.lines.map(lineText) : [])
	];
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
	const options = alternativesOf(item).map(({ text }) => plainText(text));
	const expected = expectedSeconds(words([prose, ...options].join(' ')).length, code.length);
	if (item.seconds < expected * 0.5 || item.seconds > expected * 3) {
		const about = Math.round(expected / 5) * 5;
		report(lines.field('seconds'), 'seconds-range', `${item.seconds} s; its length suggests about ${about}`);
	}
}

/** "Which … is not …?" with a plain "not": the question itself is negated, and readers miss it. */
function hasPlainNegation(item: Item): boolean {
	const paragraphs = item.stem.filter((block) => block.kind === 'paragraph');
	const asking = paragraphs.filter((block) => plainText(block.content).includes('?')).at(-1);
	if (!asking) return false;
	const loud = (node: Inline) => typeof node === 'object' && ('strong' in node || 'code' in node);
	const quiet = plainText(asking.content.filter((node) => !loud(node)));
	const question = quiet.split(/(?<=[.!?:])\s+/).filter((sentence) => sentence.includes('?')).join(' ');
	return /\bwhich\b/i.test(question) && negation.test(question);
}
