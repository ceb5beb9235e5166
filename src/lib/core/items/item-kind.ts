/** The kinds of questions. A new one is added here and in `item.ts`; the compiler then names every place to fill. */
export const itemKinds = [
	'single-choice',
	'multiple-choice',
	'true-false',
	'ordering',
	'matching',
	'numeric',
	'short-text',
	'faulty-line',
	'schedule'
] as const;
export type ItemKind = (typeof itemKinds)[number];
