import type { Item } from '#lib/core/items/item.ts';
import { plainText } from '#lib/core/items/plain-text.ts';
import type { Skill } from './catalogue.ts';
import { checkStem } from './check-stem.ts';
import { alternativesOf, distractorRationales, words } from './item-text.ts';
import type { Report } from './source-file.ts';

export type ItemCheck = {
	readonly skill: Skill;
	readonly claim: 'executable' | undefined;
	/** The name of its proof. */
	readonly proof: string | undefined;
	readonly proofs: ReadonlyMap<string, unknown>;
	readonly lines: {
		readonly field: (name: string) => number;
		readonly stem: number;
		readonly parts: readonly number[];
	};
	readonly report: Report;
};

/** Least and most alternatives per kind. */
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

/** Rules about one question that need no other. */
export function checkItem(item: Item, check: ItemCheck): void {
	checkFields(item, check);
	checkKey(item, check);
	checkOptions(item, check);
	checkStem(item, check);
}

function checkFields(item: Item, { skill, claim, proof, proofs, lines, report }: ItemCheck): void {
	if (!(item.subskill in skill.subskills)) {
		const known = Object.keys(skill.subskills).join(', ');
		report(lines.field('subskill'), 'unknown-subskill', `"${item.subskill}" is none of: ${known}`);
	}
	if (skill.product && !item.applies) {
		report(lines.field('kind'), 'applies-missing', `${skill.name} is a product: name its versions`);
	}
	if (claim === 'executable' && !proof) {
		report(lines.field('claim'), 'proof-missing', 'an executable claim needs "proof: <name>"');
	}
	if (proof && !proofs.has(`${item.skill}/proofs/${proof}`)) {
		report(lines.field('proof'), 'proof-broken', `there is no proofs/${proof}.yaml`);
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
		if (!plain) return;
		const normal = plain
			.toLowerCase()
			.replace(/[\s.]+/g, ' ')
			.trim();
		if (seen.has(normal)) report(line, 'duplicate-option', `"${plain}" stands twice`);
		seen.add(normal);
		if (allOrNone.test(plain)) report(line, 'all-or-none', `"${plain}"`);
		if (placeReference.test(plain)) report(line, 'option-reference', `"${plain}"`);
		if (absolute.test(plain)) report(line, 'absolute-word', `"${plain}"`);
	});
	const wrongLines = lines.parts.filter((_, index) => alternatives[index]?.correct === false);
	distractorRationales(item).forEach((rationale, index) => {
		const count = words(rationale).length;
		if (count === 0 || count >= 6) return;
		report(wrongLines[index] ?? at, 'rationale-short', `${count} words: "${rationale}"`);
	});
}
