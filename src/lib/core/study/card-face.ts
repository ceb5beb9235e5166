import { assertNever } from '#lib/core/assert-never.ts';
import type { Item, ItemOfKind } from '#lib/core/items/item.ts';
import { lineText } from '#lib/core/items/plain-text.ts';
import { type Choice, type PresentedItem, presentItem } from '#lib/core/items/present.ts';
import type { Block, CodeBlock, Inline } from '#lib/core/items/rich-text.ts';
import { createRandom } from '#lib/core/random.ts';
import { list, paragraph } from './build-blocks.ts';
import { scheduleBack, scheduleFront } from './schedule-face.ts';

/** A question on paper: what is asked, and what is behind it. Signs (✓ ✗ → ?) stand for words, so that none need translating. */
export type CardFace = { readonly front: readonly Block[]; readonly back: readonly Block[] };

/** Both sides of a question, its choices in an order that is the same each time. */
export function cardFace(item: Item): CardFace {
	const presented = presentItem(item, createRandom(`card/${item.id}`));
	const applies = item.applies === undefined ? [] : [paragraph({ em: [item.applies] })];
	const sources = item.sources.map((href) => [paragraph({ link: [href], href })]);
	return {
		front: [...applies, ...item.stem, ...frontPart(presented)],
		back: [...backPart(item, presented), ...item.why, ...list(sources)]
	};
}

const texts = (choices: readonly Choice[], ordered = true) =>
	list(
		choices.map(({ text }) => [paragraph(...text)]),
		ordered
	);

function frontPart(item: PresentedItem): Block[] {
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-choice':
			return texts(item.options);
		case 'true-false':
			return texts(item.statements);
		case 'ordering':
			return texts(item.entries, false);
		case 'matching':
			return [
				paragraph({ strong: item.heads[0] }),
				...texts(item.lefts, false),
				paragraph({ strong: item.heads[1] }),
				...texts(item.rights)
			];
		case 'numeric':
			return item.unit === undefined ? [] : [paragraph(`? ${item.unit}`)];
		case 'short-text':
			return [];
		case 'faulty-line':
			return [numbered(item.code)];
		case 'schedule':
			return scheduleFront(item);
		default:
			return assertNever(item);
	}
}

function numbered(code: CodeBlock): CodeBlock {
	const width = String(code.lines.length).length;
	const lines = code.lines.map((line, i) => [`${String(i + 1).padStart(width)}  `, ...line]);
	return { ...code, lines };
}

type Explained = { readonly text: readonly Inline[]; readonly rationale: readonly Inline[] };
const explained = (sign: string, { text, rationale }: Explained) => [
	paragraph(sign, ...text),
	paragraph(...rationale)
];

/** Options or statements with their verdicts, in the order of the front. */
function judged(
	shown: readonly Choice[],
	options: readonly (Explained & { readonly correct: boolean })[]
): Block[] {
	return list(
		shown.flatMap(({ index }) => {
			const option = options[index];
			return option ? [explained(option.correct ? '✓ ' : '✗ ', option)] : [];
		}),
		true
	);
}

function backPart(item: Item, presented: PresentedItem): Block[] {
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-choice':
			return judged('options' in presented ? presented.options : [], item.options);
		case 'true-false':
			return judged('statements' in presented ? presented.statements : [], item.statements);
		case 'ordering':
			return list(
				item.entries.map((entry) => explained('', entry)),
				true
			);
		case 'matching':
			return matchingBack(item);
		case 'numeric': {
			const unit = item.unit === undefined ? '' : ` ${item.unit}`;
			const margin = item.tolerance === 0 ? '' : ` ± ${item.tolerance}`;
			const mistakes = item.mistakes.map((mistake) => ({
				...mistake,
				text: `${mistake.value}${unit}`
			}));
			return keyed(`${item.value}${margin}${unit}`, item.rationale, mistakes);
		}
		case 'short-text':
			return keyed(item.accepted.join(' / '), item.rationale, item.mistakes);
		case 'faulty-line': {
			const textOf = (line: number) => `${line}  ${lineText(item.code.lines[line - 1] ?? [])}`;
			const mistakes = item.mistakes.map((mistake) => ({ ...mistake, text: textOf(mistake.line) }));
			return keyed(textOf(item.line), item.rationale, mistakes);
		}
		case 'schedule':
			return scheduleBack(item);
		default:
			return assertNever(item);
	}
}

function keyed(
	key: string,
	rationale: readonly Inline[],
	mistakes: readonly { readonly text: string; readonly rationale: readonly Inline[] }[]
): Block[] {
	const wrong = mistakes.map((mistake) =>
		explained('✗ ', { text: [{ code: mistake.text }], rationale: mistake.rationale })
	);
	return [...explained('✓ ', { text: [{ code: key }], rationale }), ...list(wrong)];
}

function matchingBack({ lefts, rights, heads }: ItemOfKind<'matching'>): Block[] {
	const rows = lefts.map(({ text, right, rationale }) => [
		text,
		rights[right]?.text ?? [],
		rationale
	]);
	const unused = rights.flatMap(({ text, rationale }) =>
		rationale ? [explained('✗ ', { text, rationale })] : []
	);
	return [{ kind: 'table', head: [...heads, []], rows }, ...list(unused)];
}
