import { assertNever } from '#lib/core/assert-never.ts';
import type { Item, ItemOfKind } from './item.ts';
import { normalizeShortText } from './normalize-short-text.ts';
import { parseNumber } from './parse-number.ts';
import type { Response } from './response.ts';

/** Points, as integers: `earned` of `possible`. */
export type Score = { readonly earned: number; readonly possible: number };

type ResponseOfKind<K extends Response['kind']> = Extract<Response, { kind: K }>;

const allOrNothing = (right: boolean): Score => ({ earned: right ? 1 : 0, possible: 1 });

/** Right choices minus wrong ones, so that ticking everything earns nothing. */
function scoreMultipleChoice(
	item: ItemOfKind<'multiple-choice'>,
	response: ResponseOfKind<'multiple-choice'>
): Score {
	const chosen = new Set(response.options);
	let balance = 0;
	let possible = 0;
	item.options.forEach((option, index) => {
		if (option.correct) possible++;
		if (chosen.has(index)) balance += option.correct ? 1 : -1;
	});
	return { earned: Math.max(0, balance), possible };
}

/** Right statements minus wrong ones; an open one counts nothing. */
function scoreTrueFalse(
	item: ItemOfKind<'true-false'>,
	response: ResponseOfKind<'true-false'>
): Score {
	let balance = 0;
	item.statements.forEach((statement, index) => {
		const answer = response.answers[index] ?? null;
		if (answer !== null) balance += answer === statement.correct ? 1 : -1;
	});
	return { earned: Math.max(0, balance), possible: item.statements.length };
}

/** Pairs in the right order minus pairs in the wrong one (Kendall's numerator), below zero is zero. */
function scoreOrdering(item: ItemOfKind<'ordering'>, response: ResponseOfKind<'ordering'>): Score {
	const count = item.entries.length;
	const possible = (count * (count - 1)) / 2;
	const complete = new Set(response.order).size === count && response.order.length === count;
	if (!complete) return { earned: 0, possible };
	let balance = 0;
	response.order.forEach((entry, position) => {
		for (const later of response.order.slice(position + 1)) balance += entry < later ? 1 : -1;
	});
	return { earned: Math.max(0, balance), possible };
}

function scoreMatching(item: ItemOfKind<'matching'>, response: ResponseOfKind<'matching'>): Score {
	const right = item.lefts.filter((left, index) => response.rights[index] === left.right);
	return { earned: right.length, possible: item.lefts.length };
}

/** What the whole question is worth, whatever was answered. */
function possibleOf(item: Item): number {
	switch (item.kind) {
		case 'multiple-choice':
			return item.options.filter((option) => option.correct).length;
		case 'true-false':
			return item.statements.length;
		case 'ordering':
			return (item.entries.length * (item.entries.length - 1)) / 2;
		case 'matching':
			return item.lefts.length;
		case 'single-choice':
		case 'numeric':
		case 'short-text':
		case 'faulty-line':
			return 1;
		default:
			return assertNever(item);
	}
}

/**
 * Scores a response, with partial credit where a question has parts. Guessing through the parts gains nothing
 * on average, because a wrong part takes back what a right one gave.
 * @throws TypeError when the response is for another kind of question: a defect of the caller
 */
export function scoreResponse(item: Item, response: Response): Score {
	if (response.kind === 'dont-know') return { earned: 0, possible: possibleOf(item) };
	const mismatch = () => new TypeError(`a ${response.kind} response to ${item.kind} ${item.id}`);
	switch (item.kind) {
		case 'single-choice':
			if (response.kind !== item.kind) throw mismatch();
			return allOrNothing(item.options[response.option]?.correct === true);
		case 'multiple-choice':
			if (response.kind !== item.kind) throw mismatch();
			return scoreMultipleChoice(item, response);
		case 'true-false':
			if (response.kind !== item.kind) throw mismatch();
			return scoreTrueFalse(item, response);
		case 'ordering':
			if (response.kind !== item.kind) throw mismatch();
			return scoreOrdering(item, response);
		case 'matching':
			if (response.kind !== item.kind) throw mismatch();
			return scoreMatching(item, response);
		case 'numeric': {
			if (response.kind !== item.kind) throw mismatch();
			const value = parseNumber(response.text);
			// The margin takes up binary rounding, so that 0.3 is within 0.1 of 0.2.
			const margin = 1e-9 * Math.max(1, Math.abs(item.value));
			return allOrNothing(
				value !== undefined && Math.abs(value - item.value) <= item.tolerance + margin
			);
		}
		case 'short-text': {
			if (response.kind !== item.kind) throw mismatch();
			const given = normalizeShortText(response.text);
			return allOrNothing(item.accepted.some((text) => normalizeShortText(text) === given));
		}
		case 'faulty-line':
			if (response.kind !== item.kind) throw mismatch();
			return allOrNothing(response.line === item.line);
		default:
			return assertNever(item);
	}
}

/** Options, statements, entries, left sides or lines to choose from; 0 for free input. */
export function choiceCount(item: Item): number {
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-choice':
			return item.options.length;
		case 'true-false':
			return item.statements.length;
		case 'ordering':
			return item.entries.length;
		case 'matching':
			return item.lefts.length;
		case 'numeric':
		case 'short-text':
			return 0;
		case 'faulty-line':
			return item.code.lines.filter((line) => line.length > 0).length;
		default:
			return assertNever(item);
	}
}
