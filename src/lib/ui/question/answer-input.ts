import type { PresentedItem } from '#lib/core/items/present.ts';
import type { Response } from '#lib/core/items/response.ts';

/** A presented question of some kinds. */
export type PresentedOfKind<K extends PresentedItem['kind']> = Extract<PresentedItem, { kind: K }>;
export type ResponseOfKind<K extends Response['kind']> = Extract<Response, { kind: K }>;

/** What every input of an answer gets: the question, what was given so far, and whom to tell. */
export type AnswerInputProps<P extends PresentedItem['kind'], R extends Response['kind']> = {
	item: PresentedOfKind<P>;
	response: ResponseOfKind<R> | undefined;
	/** Undefined while there is nothing to submit. */
	onchange: (response: ResponseOfKind<R> | undefined) => void;
};
