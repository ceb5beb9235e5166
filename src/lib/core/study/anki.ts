import type { Item } from '#lib/core/items/item.ts';
import { cardFace } from './card-face.ts';
import { toHtml } from './to-html.ts';

/**
 * Questions as a text file that Anki 2.1.55 or newer imports (docs.ankiweb.net, "Text Files", "File Headers"). A note is known by
 * its GUID, which is made of the question's permanent id: importing again updates it and keeps its reviews.
 * @param deck where new notes go; `::` begins a deck within a deck
 * @returns UTF-8 text, a note a line
 */
export function toAnkiFile(items: readonly Item[], deck: string): string {
	const heads = [
		'#separator:tab',
		'#html:true',
		'#notetype:Basic',
		`#deck:${deck.replaceAll(/\s+/g, ' ').trim()}`,
		'#guid column:1',
		'#tags column:4'
	];
	return [...heads, ...items.map(noteLine)].map((line) => `${line}\n`).join('');
}

function noteLine(item: Item): string {
	const { front, back } = cardFace(item);
	const tags = [`mettle::${item.skill}::${item.subskill}`, `mettle::level-${item.level}`];
	// Blanks part tags from each other.
	const tagged = tags.map((tag) => tag.replaceAll(/\s+/g, '-')).join(' ');
	return [`mettle:${item.id}`, toHtml(front), toHtml(back), tagged].join('\t');
}
