import { casesOf } from './cases-of.ts';
import { fullRecorded, outcomeText, type Recorded, type Trace } from './outcome.ts';
import type { Proof } from './proof.ts';

/** Steps whose outcomes differ between two traces of a proof, as lines for a terminal: `-` was recorded, `+` is shown now. */
export function diffTraces(proof: Proof, recorded: Trace, shown: Trace): string[] {
	return casesOf(proof).flatMap(({ name, steps }) =>
		steps.flatMap(({ who, did, label }, index) => {
			const [was, is] = [recorded[name]?.[index], shown[name]?.[index]];
			if (was !== undefined && is !== undefined && recordedText(was) === recordedText(is))
				return [];
			const place = `${name}.${label ?? index + 1}`;
			return [
				`  ${place} ${who ? `${who}: ` : ''}${did.trim().split('\n')[0]}`,
				`  - ${was === undefined ? 'not recorded' : recordedText(was)}`,
				`  + ${is === undefined ? 'not reached' : recordedText(is)}`
			];
		})
	);
}

function recordedText(recorded: Recorded): string {
	const { out, says, released = {} } = fullRecorded(recorded);
	const text = (end: { out: typeof out; says?: string | undefined }) =>
		outcomeText(end.out) + (end.says === undefined ? '' : ` (${end.says})`);
	const lines = [
		text({ out, says }),
		...Object.entries(released).map(([session, end]) => `${session} goes on: ${text(end)}`)
	];
	return lines.join('; ').replaceAll('\n', '\n    ');
}
