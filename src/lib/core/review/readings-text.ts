import type { Readings } from './reading.ts';

/** The readings of a skill as they are stored, by slug: one reading a line, so that a change of one is a change of one line. */
export function readingsText(readings: Readings): string {
	const sorted = Object.entries(readings).sort(([a], [b]) => (a < b ? -1 : 1));
	const lines = sorted.flatMap(([slug, list]) => [
		`${slug}:`,
		...list.map((reading) => `  - ${JSON.stringify(reading)}`)
	]);
	const head =
		'# How blind readers answered; see docs/bank-review.md. Written by "npm run review".';
	return `${[head, ...lines].join('\n')}\n`;
}
