import { assertNever } from '#lib/core/assert-never.ts';
import type { Item } from '#lib/core/items/item.ts';
import type { Claim, Statement } from './claim.ts';
import { lookUp } from './look-up.ts';
import { isSameOutcome, type Outcome, outcomeText } from './outcome.ts';
import type { Recording } from './recording.ts';

/** Something wrong with one part of a claim; `path` leads to it in the proof file. */
export type ClaimProblem = {
	readonly path: readonly (string | number)[];
	readonly message: string;
};

/** Whether a question's key, and nothing else of it, follows from the recording. @returns what does not */
export function checkClaim(item: Item, claim: Claim, recording: Recording): ClaimProblem[] {
	const check = new ClaimCheck(recording);
	const form = Object.keys(claim).find((key) => key !== 'at' && key !== 'texts') ?? '';
	const wrongForm = (wanted: string): ClaimProblem[] => [
		{ path: [], message: `a ${item.kind} question is claimed by "${wanted}", not by "${form}"` }
	];
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-choice':
			if (!('options' in claim)) return wrongForm('options');
			return check.options(
				claim,
				item.options.map(({ correct }) => correct)
			);
		case 'true-false':
			if (!('options' in claim)) return wrongForm('options');
			return check.options(
				claim,
				item.statements.map(({ correct }) => correct)
			);
		case 'short-text':
		case 'faulty-line':
			if (!('options' in claim)) return wrongForm('options');
			return check.options(claim, [true, ...item.mistakes.map(() => false)]);
		case 'numeric':
			return 'value' in claim ? check.value(claim.value, item) : wrongForm('value');
		case 'matching':
			if (!('lefts' in claim)) return wrongForm('lefts');
			return check.pairs(
				claim,
				item.lefts.map(({ right }) => right),
				item.rights.length
			);
		case 'schedule':
			return 'steps' in claim ? [] : wrongForm('steps');
		case 'ordering':
			return 'order' in claim ? check.order(claim, item.entries.length) : wrongForm('order');
		default:
			return assertNever(item);
	}
}

type ClaimWith<K extends string> = Extract<Claim, { readonly [P in K]: unknown }>;

class ClaimCheck {
	readonly #recording: Recording;

	constructor(recording: Recording) {
		this.#recording = recording;
	}

	options(claim: ClaimWith<'options'>, correct: readonly boolean[]): ClaimProblem[] {
		if (claim.options.length !== correct.length) {
			const message = `${claim.options.length} statements for ${correct.length} alternatives`;
			return [{ path: ['options'], message }];
		}
		return claim.options.flatMap((statement, index) => {
			const path = ['options', index];
			return this.#statement(statement, claim.at, correct[index] ?? false, path);
		});
	}

	value(
		place: string,
		item: { readonly value: number; readonly tolerance: number }
	): ClaimProblem[] {
		const outcome = lookUp(this.#recording, place);
		if (outcome === undefined) return [{ path: ['value'], message: `there is no ${place}` }];
		const cell = typeof outcome === 'string' ? outcome : outcome[0]?.[0];
		const shown = cell === null || cell === undefined ? Number.NaN : numberIn(cell);
		if (Math.abs(shown - item.value) <= item.tolerance) return [];
		const message = `the key is ${item.value}, but the run shows ${outcomeText(outcome)} at ${place}`;
		return [{ path: ['value'], message }];
	}

	pairs(
		{ lefts, rights }: ClaimWith<'lefts'>,
		keys: readonly number[],
		rightCount: number
	): ClaimProblem[] {
		if (lefts.length !== keys.length || rights.length !== rightCount) {
			const message = `${lefts.length} places and ${rights.length} statements for ${keys.length} left and ${rightCount} right sides`;
			return [{ path: [], message }];
		}
		return lefts.flatMap((place, left) =>
			rights.flatMap((statement, right) =>
				this.#statement(statement, place, keys[left] === right, ['rights', right], left + 1)
			)
		);
	}

	order({ order, texts }: ClaimWith<'order'>, entryCount: number): ClaimProblem[] {
		if (texts.length !== entryCount) {
			return [{ path: ['texts'], message: `${texts.length} texts for ${entryCount} entries` }];
		}
		const outcome = lookUp(this.#recording, order);
		if (outcome === undefined) return [{ path: ['order'], message: `there is no ${order}` }];
		const shown = outcomeText(outcome);
		let from = 0;
		for (const [index, text] of texts.entries()) {
			const at = shown.indexOf(text, from);
			if (at < 0) {
				const message = `the key has "${text}" as number ${index + 1}, but the run shows ${shown}`;
				return [{ path: ['texts', index], message }];
			}
			from = at + text.length;
		}
		return [];
	}

	#statement(
		statement: Statement,
		defaultPlace: string | undefined,
		isKey: boolean,
		path: readonly (string | number)[],
		left?: number
	): ClaimProblem[] {
		const who = [
			left === undefined ? 'alternative' : `left side ${left} with right side`,
			Number(path.at(-1)) + 1
		].join(' ');
		if (statement.unrun !== undefined) {
			return isKey ? [{ path, message: `${who} is the key, so it is to be run` }] : [];
		}
		const place = statement.at ?? defaultPlace;
		if (place === undefined) return [{ path, message: `${who} says not where to look: "at"` }];
		const outcome = lookUp(this.#recording, place);
		if (outcome === undefined) return [{ path, message: `there is no ${place}` }];
		if (statement.is === undefined && !statement.has && !statement.lacks) {
			return [{ path, message: `${who} says not what the run would show: "is", "has" or "lacks"` }];
		}
		if (holds(statement, outcome) === isKey) return [];
		const shown = `the run shows ${outcomeText(outcome)} at ${place}`;
		const message = isKey
			? `${who} is the key, but ${shown}`
			: `${who} is wrong by the key, but it holds: ${shown}`;
		return [{ path, message }];
	}
}

/** The number that a cell or a text is, also as redis-cli prints it: `(integer) 5` and `"5"`. */
function numberIn(cell: string | number | boolean): number {
	const text = String(cell).replace(/^\(integer\) (.+)$|^"(.+)"$/, '$1$2');
	return text === '' ? Number.NaN : Number(text);
}

function holds({ is, has = [], lacks = [] }: Statement, outcome: Outcome): boolean {
	const text = outcomeText(outcome);
	return (
		(is === undefined || isSameOutcome(is, outcome) || is === text) &&
		[has].flat().every((part) => text.includes(part)) &&
		[lacks].flat().every((part) => !text.includes(part))
	);
}
