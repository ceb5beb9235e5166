import { assertNever } from '#lib/core/assert-never.ts';
import type { Item, ItemOfKind } from './item.ts';
import { normalizeShortText } from './normalize-short-text.ts';
import { parseNumber } from './parse-number.ts';
import type { Response } from './response.ts';

/** Points, as integers: `earned` of `possible`. */
export type Score = { readonly earned: number; readonly possible: number };

type ResponseOfKind<K extends Response['kind']> = Extract<Response, { kind: K }>;

/**
 * Scores a response, with partial credit where a question has parts. Where a part is an even chance, a wrong one takes
 * back what a right one gave; a score below zero is zero.
 * @throws TypeError when the response is for another kind of question: a defect of the caller
 */
export function scoreResponse(item: Item, response: Response): Score {
	const earned = response.kind === 'dont-know' ? 0 : Math.max(0, balanceOf(item, response));
	return { earned, possible: possibleOf(item) };
}

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
		case 'schedule':
			return item.asked.length;
		case 'single-choice':
		case 'numeric':
		case 'short-text':
		case 'faulty-line':
			return 1;
		default:
			return assertNever(item);
	}
}

/** Points gained minus points taken back, possibly below zero. */
function balanceOf(item: Item, response: Response): number {
	const mismatch = () => new TypeError(`a ${response.kind} response to ${item.kind} ${item.id}`);
	switch (item.kind) {
		case 'single-choice':
			if (response.kind !== item.kind) throw mismatch();
			return item.options[response.option]?.correct ? 1 : 0;
		case 'multiple-choice':
			if (response.kind !== item.kind) throw mismatch();
			return balanceOfChoices(item, response);
		case 'true-false':
			if (response.kind !== item.kind) throw mismatch();
			return balanceOfStatements(item, response);
		case 'ordering':
			if (response.kind !== item.kind) throw mismatch();
			return balanceOfPairs(item, response);
		case 'matching':
			if (response.kind !== item.kind) throw mismatch();
			return item.lefts.filter((left, index) => response.rights[index] === left.right).length;
		case 'numeric':
			if (response.kind !== item.kind) throw mismatch();
			return isAccepted(item, parseNumber(response.text)) ? 1 : 0;
		case 'short-text': {
			if (response.kind !== item.kind) throw mismatch();
			const given = normalizeShortText(response.text);
			return item.accepted.some((text) => normalizeShortText(text) === given) ? 1 : 0;
		}
		case 'faulty-line':
			if (response.kind !== item.kind) throw mismatch();
			return response.line === item.line ? 1 : 0;
		case 'schedule':
			if (response.kind !== item.kind) throw mismatch();
			return item.asked.filter((asked, index) => response.choices[index] === asked.right).length;
		default:
			return assertNever(item);
	}
}

/** Right choices minus wrong ones, so that ticking everything earns nothing where half or fewer are keys. */
function balanceOfChoices(
	item: ItemOfKind<'multiple-choice'>,
	response: ResponseOfKind<'multiple-choice'>
): number {
	let balance = 0;
	for (const index of new Set(response.options)) {
		const option = item.options[index];
		if (option) balance += option.correct ? 1 : -1;
	}
	return balance;
}

/** Right statements minus wrong ones; an open one counts nothing. */
function balanceOfStatements(
	item: ItemOfKind<'true-false'>,
	response: ResponseOfKind<'true-false'>
): number {
	let balance = 0;
	item.statements.forEach((statement, index) => {
		const answer = response.answers[index] ?? null;
		if (answer !== null) balance += answer === statement.correct ? 1 : -1;
	});
	return balance;
}

/** Pairs in the right order minus pairs in the wrong one, the numerator of Kendall's tau (Kendall 1938). */
function balanceOfPairs(
	item: ItemOfKind<'ordering'>,
	{ order }: ResponseOfKind<'ordering'>
): number {
	const isPermutation =
		order.length === item.entries.length && item.entries.every((_, index) => order.includes(index));
	if (!isPermutation) return 0;
	let balance = 0;
	order.forEach((entry, position) => {
		for (const later of order.slice(position + 1)) balance += entry < later ? 1 : -1;
	});
	return balance;
}

function isAccepted(item: ItemOfKind<'numeric'>, value: number | undefined): boolean {
	// The margin takes up binary rounding, so that 0.3 is within 0.1 of 0.2.
	const margin = 1e-9 * Math.max(Math.abs(item.value), item.tolerance);
	return value !== undefined && Math.abs(value - item.value) <= item.tolerance + margin;
}
