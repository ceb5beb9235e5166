import type { CompileContext } from '#lib/core/bank/compile-item.ts';
import type { SourceFile } from '#lib/core/bank/source-file.ts';
import { createRandom } from '#lib/core/random.ts';
import { contentHash } from '../../scripts/content-hash.ts';

const languages = ['sql', 'python', 'text'];

/** What compiling needs from outside, without colours. */
export const plainCompiler: Pick<CompileContext, 'highlight' | 'hash'> = {
	highlight: (code, language) =>
		languages.includes(language) ? code.split('\n').map((line) => (line ? [line] : [])) : undefined,
	hash: contentHash
};

/** One skill, `sql`, with two subskills of equal share. */
export const skillsYaml: SourceFile = {
	path: 'skills.yaml',
	text: `areas:
  - { id: data, name: Data, short: Data }
skills:
  - id: sql
    name: SQL
    area: data
    description: Asking a relational database.
    aliases: [structured query language]
    subskills: { joins: 1, locks: 1 }
`
};

/** A question that breaks no rule. Its text is made of its path, so that no two files resemble each other. */
export function buildQuestion(
	path: string,
	{
		kind = 'single-choice' as 'single-choice' | 'numeric' | 'short-text',
		level = 2,
		subskill = 'joins',
		/** Position of the key among four options. */
		key = 0,
		isKeyLongest = false,
		/** Of every option, and of a wrong value. */
		rationale = 'It stands at this place in the list, and that for a reason of its own.'
	} = {}
): SourceFile {
	const random = createRandom(path);
	const syllable = () =>
		'bdfgklmnprst'[Math.floor(random() * 12)] + 'aeiou'[Math.floor(random() * 5)]!;
	const words = Array.from({ length: 10 }, syllable).join(' ');
	const options = [0, 1, 2, 3].map((position) => {
		const longer = position === key && isKeyLongest ? ' and more' : '';
		const mark = position === key ? 'x' : ' ';
		return `- [${mark}] row ${position} of ten${longer}\n  > ${rationale}`;
	});
	const typed =
		kind === 'numeric'
			? ['value: 5', 'tolerance: 0', `mistakes: [{ value: 4, rationale: '${rationale}' }]`]
			: ['accepted: [five]', `mistakes: [{ text: four, rationale: '${rationale}' }]`];
	const answer = ['```answer', 'rationale: Each of the five names it.', ...typed, '```'];
	const text = `---
kind: ${kind}
level: ${level}
seconds: 40
subskill: ${subskill}
sources:
  - https://www.postgresql.org/docs/18/index.html
---

A table lists ${words}. Which row holds the last of them?

${(kind === 'single-choice' ? options : answer).join('\n')}

## Why

The list is read from its start to its end.
`;
	return { path, text };
}
