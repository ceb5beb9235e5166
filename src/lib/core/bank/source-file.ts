/** A file of the bank: `path` from the bank's folder, with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };

/** Takes an issue found at a line of the file in hand. */
export type Report = (line: number, rule: import('./rules.ts').RuleId, message: string) => void;
