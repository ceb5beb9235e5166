import * as z from 'zod/mini';
import { err, ok, type Result } from '#lib/core/result.ts';
import { type Anomaly, decode, isOrderOf, type Laboratory } from './laboratory.ts';
import { recordedSchema } from './outcome.ts';
import { isolationLevels } from './postgres-proof.ts';

const text = z.string().check(z.minLength(1));
const statements = z.array(text).check(z.minLength(1));
const perLevel = z.record(z.enum(isolationLevels), text);

const laboratorySchema = z.strictObject({
	runs: z.array(z.strictObject({ on: text, date: z.iso.date() })).check(z.minLength(1)),
	anomalies: z
		.array(
			z.strictObject({
				id: z.string().check(z.regex(/^[a-z]+(?:-[a-z]+)*$/)),
				title: text,
				says: text,
				setup: text,
				sessions: z.strictObject({
					A: z.optional(statements),
					B: z.optional(statements),
					C: z.optional(statements)
				}),
				final: text,
				telling: perLevel,
				levels: perLevel,
				outcomes: z.array(recordedSchema)
			})
		)
		.check(z.minLength(1))
});

/** For the author of the recording; every issue names its anomaly and level. */
export type UnfitLaboratory = {
	readonly type: 'UnfitLaboratory';
	readonly issues: readonly string[];
};

/** Reads a recorded laboratory. All that is wrong with it is said at once. */
export function parseLaboratory(json: string): Result<Laboratory, UnfitLaboratory> {
	const parsed = laboratorySchema.safeParse(JSON.parse(json));
	if (!parsed.success) {
		const issues = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
		return err({ type: 'UnfitLaboratory', issues });
	}
	// An absent session is an absent key: JSON knows no undefined.
	const laboratory = parsed.data as Laboratory;
	const issues = laboratory.anomalies.flatMap((anomaly) =>
		isolationLevels.flatMap((level) => levelIssues(anomaly, level))
	);
	return issues.length === 0 ? ok(laboratory) : err({ type: 'UnfitLaboratory', issues });
}

function levelIssues(anomaly: Anomaly, level: (typeof isolationLevels)[number]): string[] {
	const place = `${anomaly.id}, ${level}`;
	const issues: string[] = [];
	const telling = anomaly.telling[level];
	if (!isOrderOf(telling, anomaly.sessions)) {
		issues.push(`${place}: the telling order ${telling} is not one of its steps`);
	}
	try {
		decode(anomaly.levels[level], anomaly.sessions, anomaly.outcomes);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		issues.push(`${place}: ${error.message}`);
	}
	return issues;
}
