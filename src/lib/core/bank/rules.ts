type Rule = { readonly severity: 'error' | 'warning'; readonly says: string };

/**
 * Every rule of the bank check. `tests/fixtures/bank/<rule>/` holds a bank that breaks it, and nothing else; `rules.test.ts`
 * makes those that take many questions.
 */
export const rules = {
	'front-matter': { severity: 'error', says: 'the file starts with YAML between --- lines' },
	schema: { severity: 'error', says: 'every field has the name, type and range of the schema' },
	structure: { severity: 'error', says: 'the parts of the kind are there, in their form' },
	'why-missing': { severity: 'error', says: 'a section "## Why" teaches the rule' },
	'unknown-skill': { severity: 'error', says: 'the folder is a skill of skills.yaml' },
	'unknown-subskill': { severity: 'error', says: 'the subskill is in the blueprint of the skill' },
	'key-missing': { severity: 'error', says: 'a right answer is marked, or was recorded' },
	'key-several': {
		severity: 'error',
		says: 'single choice, and each step of a schedule, has one right option'
	},
	'option-count': { severity: 'error', says: 'the number of options suits the kind' },
	'option-missing': { severity: 'error', says: 'an option has text' },
	'rationale-missing': { severity: 'error', says: 'every option says why it is right or wrong' },
	'duplicate-option': { severity: 'error', says: 'no two options say the same' },
	'id-deleted': { severity: 'error', says: 'a released question stays; retire it instead' },
	'id-reused': { severity: 'error', says: 'a released id keeps its kind' },
	'source-missing': { severity: 'error', says: 'a primary source is linked' },
	'applies-missing': { severity: 'error', says: 'a question about a product names its versions' },
	'proof-missing': { severity: 'error', says: 'an executable claim names its proof' },
	'proof-broken': {
		severity: 'error',
		says: 'the named proof exists, and was run where a key is read off it'
	},
	'receipt-missing': { severity: 'error', says: 'a proof was run, and left its receipt' },
	'receipt-broken': { severity: 'error', says: 'a receipt is whole and of this proof' },
	'claim-unpaired': { severity: 'error', says: 'a question and its proof name each other' },
	'claim-refuted': { severity: 'error', says: 'the recorded run shows the key and nothing else' },
	'code-language': { severity: 'error', says: 'a code block names a language the site can colour' },
	'raw-html': { severity: 'error', says: 'no raw HTML' },
	'image-alt': { severity: 'error', says: 'an image has a text alternative' },
	image: { severity: 'error', says: 'pictures are not served: say it in text, a table or code' },
	'all-or-none': { severity: 'error', says: 'no "all of the above" and the like' },
	'option-reference': {
		severity: 'error',
		says: 'options never refer to each other or their place'
	},
	blueprint: { severity: 'error', says: 'questions are spread over the subskills as planned' },
	'near-duplicate': { severity: 'error', says: 'no two stems of the bank are nearly the same' },
	'absolute-word': { severity: 'warning', says: '"always" and "never" give an option away' },
	'negation-emphasis': { severity: 'warning', says: 'an unavoidable not is bold' },
	'stem-task': { severity: 'warning', says: 'the stem asks a question or sets a task' },
	'reading-ease': { severity: 'warning', says: 'sentences are short enough to read once' },
	'seconds-range': { severity: 'warning', says: 'the time suits the length' },
	'rationale-short': { severity: 'warning', says: 'a rationale teaches rather than repeats' },
	'code-width': { severity: 'warning', says: 'code fits a phone without much scrolling' },
	'rationale-median': {
		severity: 'error',
		says: 'half of the rationales of wrong answers have twelve words or more'
	},
	'share-of-kind': { severity: 'error', says: 'a skill is asked about in several kinds' },
	'share-of-level': { severity: 'error', says: 'a skill spreads over the levels' },
	'share-of-key': { severity: 'error', says: 'keys are spread over the positions' },
	'share-longest': {
		severity: 'error',
		says: 'keys are not the longest option more often than chance'
	},
	plan: { severity: 'error', says: 'bank and skill have as many questions as planned' },
	'reading-unsettled': {
		severity: 'error',
		says: 'a blind reader’s wrong answer or doubt was settled'
	},
	'reading-missing': {
		severity: 'warning',
		says: 'the present wording was answered by a blind reader'
	}
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof rules;
