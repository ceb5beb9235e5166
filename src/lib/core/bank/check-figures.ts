import type { Figures } from './figures.ts';
import type { Issue } from './issue.ts';
import { type ParsedCatalogue, skillsFile } from './parse-catalogue.ts';

/** A skill's shares mean something from here on. */
const enough = 15;
/** Planned shares of levels 1 to 4; a few questions are at 5. */
const planned = [0.2, 0.3, 0.3, 0.2];

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** What the figures of one skill say against it. @param line the skill's in `skills.yaml` */
export function checkFigures(
	skill: Pick<ParsedCatalogue['skills'][number], 'id' | 'product' | 'questions'>,
	figures: Figures,
	line: number
): Issue[] {
	const found = [
		...checkCount(skill.questions, figures),
		...(figures.questions < enough
			? []
			: [
					...checkKinds(skill.product, figures),
					...checkLevels(figures),
					...checkKeys(figures),
					...checkRationales(figures)
				])
	];
	return found.map(([rule, message]) => ({
		file: skillsFile,
		line,
		rule,
		message: `${skill.id}: ${message}`
	}));
}

type Found = readonly [Issue['rule'], string];

function checkCount(least: number | undefined, { questions }: Figures): Found[] {
	return least !== undefined && questions < least
		? [['plan', `${questions} questions, planned ${least}`]]
		: [];
}

function checkKinds(product: boolean, { byKind, questions }: Figures): Found[] {
	const single = byKind['single-choice'] / questions;
	if (single > 0.7) return [['share-of-kind', `${percent(single)} are single choice`]];
	const kinds = Object.values(byKind).filter((count) => count > 0).length;
	const least = product ? 4 : 3;
	return kinds < least ? [['share-of-kind', `${kinds} kinds of question, planned ${least}`]] : [];
}

function checkLevels({ byLevel, questions }: Figures): Found[] {
	return planned.flatMap((share, index): Found[] => {
		const actual = (byLevel[index as 0 | 1 | 2 | 3] ?? 0) / questions;
		if (Math.abs(actual - share) <= 0.15) return [];
		const message = `${percent(actual)} at level ${index + 1}, planned ${percent(share)}`;
		return [['share-of-level', message]];
	});
}

function checkKeys({ byKind, singleChoice }: Figures): Found[] {
	const choice = byKind['single-choice'];
	if (choice < enough) return [];
	const { keyLongest, keyLongestByChance, keyPositions } = singleChoice;
	const message = `the key is the longest option in ${percent(keyLongest)}, by chance ${percent(keyLongestByChance)}`;
	return [
		...(keyLongest > keyLongestByChance + 0.05 ? [['share-longest', message] satisfies Found] : []),
		...keyPositions.flatMap((share, position): Found[] =>
			share >= 0.15 && share <= 0.35
				? []
				: [['share-of-key', `${percent(share)} of keys at position ${position + 1}`]]
		)
	];
}

function checkRationales({ rationaleWords }: Figures): Found[] {
	return rationaleWords < 12
		? [['rationale-median', `rationales of wrong answers have ${rationaleWords} words, planned 12`]]
		: [];
}
