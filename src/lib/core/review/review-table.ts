import { settlements } from './reading.ts';
import { type ReviewFigures, sumFigures } from './review-figures.ts';

/** What blind readers found, as a table in Markdown: a row a skill, then all of them. */
export function reviewTable(
	skills: readonly { readonly name: string; readonly figures: ReviewFigures }[]
): string[] {
	const head = ['skill', 'questions', 'read', 'wrong', 'doubts', ...settlements];
	return [
		row([...head, 'options only', 'sure of it', 'by chance']),
		`|${' --- |'.repeat(head.length + 3)}`,
		...skills.map(({ name, figures }) => row(cellsOf(`\`${name}\``, figures))),
		row(cellsOf('**all**', sumFigures(skills.map(({ figures }) => figures))))
	];
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

function cellsOf(name: string, figures: ReviewFigures): (string | number)[] {
	const { questions, read, disagreements, doubts, settled, covered, givenAway } = figures;
	const percent = (part: number) =>
		covered.questions ? `${Math.round((100 * part) / covered.questions)} %` : '';
	return [
		name,
		questions,
		read,
		disagreements,
		doubts,
		...settlements.map((by) => settled[by]),
		`${covered.hits} of ${covered.questions}, ${percent(covered.hits)}`,
		givenAway,
		percent(covered.chance)
	];
}
