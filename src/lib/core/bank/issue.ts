import type { RuleId } from './rules.ts';
import { rules } from './rules.ts';

/** One thing wrong with one place of one file. `line` counts from 1. */
export type Issue = {
	readonly file: string;
	readonly line: number;
	readonly rule: RuleId;
	readonly message: string;
};

export function isError(issue: Issue): boolean {
	return rules[issue.rule].severity === 'error';
}

/** `file:line rule message`, the form editors and terminals link. */
export function formatIssue({ file, line, rule, message }: Issue): string {
	return `${file}:${line} ${rules[rule].severity} ${rule}: ${message}`;
}

/** By file, then line: the order in which an author mends them. */
export function compareIssues(a: Issue, b: Issue): number {
	return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}
