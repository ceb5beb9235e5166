import type { Code, RootContent } from 'mdast';
import type * as z from 'zod/mini';
import type { ItemOfKind } from '#lib/core/items/item.ts';
import type { CodeBlock } from '#lib/core/items/rich-text.ts';
import { parseJson } from '#lib/core/log/parse-json.ts';
import {
	fullRecorded,
	isSameOutcome,
	type Outcome,
	outcomeSchema,
	outcomeText
} from '#lib/core/proof/outcome.ts';
import { outcomeLines } from '#lib/core/proof/outcome-words.ts';
import { outcomesAt } from '#lib/core/proof/outcomes-at.ts';
import type { RecordedCase, RecordedStep, Recording } from '#lib/core/proof/recording.ts';
import { answerSchemas } from './answer-schemas.ts';
import type { ReadParts } from './item-parts.ts';
import { lineOf } from './markdown.ts';
import type { Report } from './source-file.ts';
import type { RichTextReader } from './to-rich-text.ts';
import { parseYaml, readBySchema } from './yaml-source.ts';

type Asked = ItemOfKind<'schedule'>['asked'][number];
type Entry = z.infer<typeof answerSchemas.schedule>['steps'][number];

/** What reading one entry of `steps` needs; `report` finds the line of the entry's field. */
type EntryContext = {
	readonly run: RecordedCase;
	readonly reader: RichTextReader;
	readonly lineOf: (field: keyof Entry, position?: number) => number;
	readonly report: Report;
};

/** Reads the `answer` block of a schedule, and its key off what the proof recorded. */
export function readSchedule(
	block: Code,
	stem: readonly RootContent[],
	recording: Recording | undefined,
	reader: RichTextReader,
	report: Report
): ReadParts {
	const line = lineOf(block) + 1;
	const unread: ReadParts = { parts: undefined, stem, partLines: [line] };
	const yaml = parseYaml(block.value, line, report);
	const answer = yaml && readBySchema(yaml, answerSchemas.schedule, report);
	if (!recording) {
		report(line, 'proof-broken', 'the key is read off a recording: name a proof that was run');
		return unread;
	}
	if (!answer) return unread;
	const run = recording.cases.find(({ name }) => name === answer.case);
	if (!run) {
		const known = recording.cases.map(({ name }) => name).join(', ');
		report(yaml.lineOf(['case']), 'structure', `the proof's cases are: ${known}`);
		return unread;
	}
	const asked = answer.steps.flatMap((entry, index): Asked[] => {
		const lineOf = (field: keyof Entry, position?: number) =>
			yaml.lineOf(['steps', index, field, ...(position === undefined ? [] : [position])]);
		const one = readAsked(entry, { run, reader, lineOf, report });
		return one ? [one] : [];
	});
	if (asked.length < answer.steps.length) return unread;
	asked.forEach((one, index) => {
		const before = asked[index - 1];
		if (!before || isEarlier(before, one)) return;
		const message = 'steps are asked once, in the order of the run';
		report(yaml.lineOf(['steps', index]), 'structure', message);
	});

	const code = (value: string, language: string): CodeBlock =>
		reader.code({ type: 'code', lang: language, value: value.trim(), position: block.position });
	const steps = run.steps.slice(0, Math.max(...asked.map(({ step }) => step)) + 1);
	reportStrays(steps, yaml.lineOf(['case']), report);
	return {
		parts: {
			kind: 'schedule',
			setup: run.setup === undefined ? undefined : code(run.setup, steps[0]?.language ?? 'text'),
			isolation: run.isolation,
			steps: steps.map(({ who, did, language, recorded }) => ({
				who,
				code: code(did, language),
				recorded: fullRecorded(recorded)
			})),
			asked
		},
		stem,
		partLines: [line]
	};
}

/** A step's own outcome is asked before that of a session it lets go on. */
function isEarlier(a: Asked, b: Asked): boolean {
	return a.step < b.step || (a.step === b.step && (a.released ?? '') < (b.released ?? ''));
}

/** Whose step it is stands beside each; only the query at the end is nobody's. */
function reportStrays(steps: readonly RecordedStep[], line: number, report: Report): void {
	steps.forEach(({ who, label }, index) => {
		if (who !== undefined || label === 'final') return;
		report(line, 'structure', `step ${index + 1} belongs to no session`);
	});
}

function readAsked(entry: Entry, context: EntryContext): Asked | undefined {
	const { run, reader, lineOf, report } = context;
	const step = run.steps.findIndex(
		({ label }, index) => label === entry.step || index + 1 === entry.step
	);
	if (step < 0) {
		report(lineOf('step'), 'structure', `case "${run.name}" has no step ${entry.step}`);
		return undefined;
	}
	const right = readKey(entry, step, context);
	const choices = entry.choices.map(choiceWords);
	choices.forEach((words, index) => {
		if (!words) report(lineOf('choices', index), 'option-missing', 'the choice has no text');
		if (words.startsWith('waits, then [')) {
			const message = `rows after a wait are JSON, as in waits, then [["open", 1]]: "${words}"`;
			report(lineOf('choices', index), 'structure', message);
		}
		if (choices.indexOf(words) === index) return;
		report(lineOf('choices', index), 'duplicate-option', `"${words}" stands twice`);
	});
	const rationale = reader.paragraph(entry.rationale, lineOf('rationale'));
	return right < 0 ? undefined : { step, released: entry.released, choices, right, rationale };
}

/** @returns the position of the choice that was recorded; -1 when none can be told, and why was reported */
function readKey(entry: Entry, step: number, { run, lineOf, report }: EntryContext): number {
	const outcomes = outcomesAt(run.steps, step, entry.released);
	const [recorded] = outcomes;
	if (recorded === undefined) {
		const message = `at step ${step + 1} of case "${run.name}" no statement of ${entry.released} ends`;
		report(lineOf('released'), 'structure', message);
		return -1;
	}
	const keys = entry.choices.flatMap((choice, index) =>
		outcomes.some((outcome) => isSameOutcome(outcome, choice)) ? [index] : []
	);
	const [right = -1] = keys;
	const where = `step ${step + 1} of case "${run.name}"`;
	if (right < 0) {
		const shown = outcomes.map((outcome) => `"${outcomeText(outcome)}"`).join(' or ');
		report(lineOf('choices'), 'key-missing', `no choice is what ${where} came to: ${shown}`);
	} else if (keys.length > 1) {
		report(lineOf('choices'), 'key-several', `${keys.length} choices are what ${where} came to`);
	}
	return right;
}

/** A choice for people. Rows that came after a wait stand as JSON in its text, and any other text as it is. */
function choiceWords(choice: Outcome): string {
	if (typeof choice !== 'string') return outcomeLines(choice).join('\n');
	return choice.replace(/(?<=^waits, then )\[.*\]$/s, (text) => {
		const json = parseJson(text);
		const rows = outcomeSchema.safeParse(json.ok ? json.value : text);
		return rows.success ? outcomeLines(rows.data).join('\n') : text;
	});
}
