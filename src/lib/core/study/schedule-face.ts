import type { ItemOfKind } from '#lib/core/items/item.ts';
import type { PresentedItem } from '#lib/core/items/present.ts';
import type { Block, CodeBlock } from '#lib/core/items/rich-text.ts';
import { outcomeLines } from '#lib/core/proof/outcome-words.ts';
import { list, paragraph } from './build-blocks.ts';

type Shown = PresentedItem & { readonly kind: 'schedule' };
type Step = { readonly who: string | undefined; readonly code: CodeBlock };

const stepBlocks = ({ who, code }: Step): Block[] =>
	who === undefined ? [code] : [paragraph({ strong: [who] }), code];
const came = (who: string | undefined, lines: readonly string[]) =>
	paragraph(who === undefined ? '→ ' : `${who} → `, { code: lines.join(' / ') });

/** The steps up to what is asked, and at each asked one its choices. */
export function scheduleFront({ setup, isolation, steps, asked }: Shown): Block[] {
	const levels = Object.entries(isolation ?? {}).map(([who, level]) => `${who}: ${level}`);
	const shown = steps.map((step, index): Block[] => [
		...stepBlocks(step),
		...(step.shown ? [came(undefined, outcomeLines(step.shown.out))] : []),
		...asked
			.filter((one) => one.step === index)
			.flatMap(({ released, choices }): Block[] => [
				paragraph(released === undefined ? '?' : `${released} ?`),
				...list(choices.map(({ words }) => [paragraph({ code: words.replaceAll('\n', ' / ') })]))
			])
	]);
	return [
		...(setup ? [setup] : []),
		...levels.map((level) => paragraph(level)),
		...list(shown, true)
	];
}

/** Every step with what it came to. */
export function scheduleBack({ steps, asked }: ItemOfKind<'schedule'>): Block[] {
	const recorded = steps.map((step, index): Block[] => [
		...stepBlocks({ who: step.who, code: step.code }),
		came(undefined, outcomeLines(step.recorded.out)),
		...Object.entries(step.recorded.released ?? {}).map(([who, { out }]) =>
			came(who, outcomeLines(out))
		),
		...asked.filter((one) => one.step === index).map(({ rationale }) => paragraph(...rationale))
	]);
	return list(recorded, true);
}
