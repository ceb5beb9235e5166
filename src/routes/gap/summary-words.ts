import type { GapArea } from '#lib/core/role/gap.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const names = (areas: readonly GapArea[]) => list.format(areas.map(({ area }) => area.name));

/** The whole picture in a few sentences: what is settled, what is not, what was not asked. */
export function summaryWords(areas: readonly GapArea[], answers: number): string {
	const of = (...kinds: string[]) => areas.filter(({ description }) => kinds.includes(description.kind));
	const above = of('above');
	const below = of('below');
	const close = of('too-close');
	const unasked = of('unasked');
	const sentences = [
		above.length > 0 && `Probably at or above what is required: ${names(above)}.`,
		below.length > 0 && `Probably below: ${names(below)}.`,
		close.length > 0 && `Too close to call: ${names(close)}.`,
		unasked.length > 0 && `Not asked yet: ${names(unasked)}.`,
		`Based on ${answers} ${answers === 1 ? 'answer' : 'answers'}.`
	];
	return sentences.filter(Boolean).join(' ');
}
