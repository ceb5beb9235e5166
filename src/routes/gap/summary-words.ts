import type { GapArea } from '#lib/core/role/gap.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** The whole picture in a few sentences: what is settled, what is not, what was not asked. */
export function summaryWords(areas: readonly GapArea[], answers: number): string {
	const names = (some: readonly GapArea[]) =>
		some.length === areas.length ? 'every area' : list.format(some.map(({ area }) => area.name));
	const of = (...kinds: string[]) =>
		areas.filter(({ description }) => kinds.includes(description.kind));
	const above = of('above');
	const below = of('below');
	const close = of('too-close');
	const unasked = of('unasked');
	const hasty = of('low-effort');
	const sentences = [
		above.length > 0 && `Probably at or above what is required: ${names(above)}.`,
		below.length > 0 && `Probably below: ${names(below)}.`,
		close.length > 0 && `Too close to call: ${names(close)}.`,
		hasty.length > 0 &&
			`No level, because most answers came too fast to have been read: ${names(hasty)}.`,
		unasked.length > 0 && `Not asked yet: ${names(unasked)}.`,
		`Based on ${answers} ${answers === 1 ? 'answer' : 'answers'}.`
	];
	return sentences.filter(Boolean).join(' ');
}
