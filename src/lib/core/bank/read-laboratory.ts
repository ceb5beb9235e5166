import * as z from 'zod/mini';
import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import { type Anomaly, decode, isOrderOf, type Laboratory } from '#lib/core/proof/laboratory.ts';
import {
	anomalyFields,
	type LaboratorySource,
	laboratorySourceSchema
} from '#lib/core/proof/laboratory-source.ts';
import { recordedSchema } from '#lib/core/proof/outcome.ts';
import {
	type Isolation,
	isolationLevels,
	isolationSchema
} from '#lib/core/proof/postgres-proof.ts';
import type { Issue } from './issue.ts';
import type { Report, SourceFile } from './source-file.ts';
import { inWords, parseYaml, readBySchema } from './yaml-source.ts';

export const sourceFile = 'laboratory.yaml';
/** What running the source recorded; `claim` is the hash of what was run. */
export const recordedFile = 'laboratory.json';

const recordedLaboratorySchema = z.strictObject({
	claim: z.string(),
	runs: z.array(z.strictObject({ on: z.string(), date: z.iso.date() })).check(z.minLength(1)),
	anomalies: z.array(
		z.strictObject({
			...anomalyFields,
			levels: z.record(isolationSchema, z.string()),
			outcomes: z.array(recordedSchema)
		})
	)
});

/** Reads the laboratory's anomalies from a bank's files. @returns no source where there is none, or none that can be read */
export function readLaboratorySource(files: readonly SourceFile[]): {
	readonly source: LaboratorySource | undefined;
	readonly issues: readonly Issue[];
} {
	const issues: Issue[] = [];
	const report: Report = (line, rule, message) =>
		issues.push({ file: sourceFile, line, rule, message });
	const text = files.find(({ path }) => path === sourceFile)?.text;
	const yaml = text === undefined ? undefined : parseYaml(text, 1, report);
	const source = yaml && readBySchema(yaml, laboratorySourceSchema, report);
	return { source, issues };
}

/** The hash of what is run: an anomaly's words may change without running it again. */
export function laboratoryClaim(
	{ anomalies }: LaboratorySource,
	hash: (text: string) => string
): string {
	return hash(
		canonicalJson(
			anomalies.map(({ id, setup, sessions, final }) => ({ id, setup, sessions, final }))
		)
	);
}

/** Reads what was recorded. @returns what is wrong with it, in words, where it cannot be read */
export function parseLaboratory(
	text: string
): { readonly claim: string; readonly laboratory: Laboratory } | string {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return `it is no JSON: ${String(error)}`;
	}
	const parsed = recordedLaboratorySchema.safeParse(value, inWords);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		return `${issue?.path.map(String).join('.')}: ${issue?.message}`;
	}
	const { claim, ...laboratory } = parsed.data;
	return { claim, laboratory };
}

/** The laboratory of a bank, with today's words, where it has one that was recorded as it stands; all issues are returned. */
export function readLaboratory(
	files: readonly SourceFile[],
	hash: (text: string) => string
): { readonly laboratory: Laboratory | undefined; readonly issues: readonly Issue[] } {
	const { source, issues } = readLaboratorySource(files);
	if (!source) return { laboratory: undefined, issues };
	const fail = (rule: 'receipt-missing' | 'receipt-broken', message: string) => ({
		laboratory: undefined,
		issues: [...issues, { file: recordedFile, line: 1, rule, message }]
	});
	const text = files.find(({ path }) => path === recordedFile)?.text;
	if (text === undefined) {
		return fail('receipt-missing', 'not run yet: npm run proofs -- --record laboratory');
	}
	const recorded = parseLaboratory(text);
	if (typeof recorded === 'string') return fail('receipt-broken', recorded);
	if (recorded.claim !== laboratoryClaim(source, hash)) {
		return fail('receipt-broken', 'laboratory.yaml has changed since it was run: run it again');
	}
	const { runs, anomalies } = recorded.laboratory;
	const broken = anomalies.flatMap((anomaly) =>
		isolationLevels.flatMap((level) => problemsAt(anomaly, level))
	);
	if (broken.length > 0) return fail('receipt-broken', broken.join('; '));
	return {
		laboratory: {
			runs,
			anomalies: anomalies.map((anomaly) => ({
				...anomaly,
				...source.anomalies.find(({ id }) => id === anomaly.id)
			}))
		},
		issues
	};
}

function problemsAt(anomaly: Anomaly, level: Isolation): string[] {
	const { id, sessions, telling, levels, outcomes } = anomaly;
	const problems: string[] = [];
	if (!isOrderOf(telling[level], sessions)) {
		problems.push(`${id}, ${level}: the telling order ${telling[level]} is not one of its steps`);
	}
	try {
		decode(levels[level], sessions, outcomes);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		problems.push(`${id}, ${level}: ${error.message}`);
	}
	return problems;
}
