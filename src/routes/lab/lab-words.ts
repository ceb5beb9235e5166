import type { Bench, BenchStep } from '#lib/core/proof/bench.ts';
import type { LabAddressError } from '#lib/core/proof/lab-address.ts';
import { blockerWords, didWords, endedWords } from '#lib/ui/proof/trace-words.ts';

/** What became of a step, without the numbers that change whenever something moves. */
export function fateWords({ who, fate }: BenchStep): string {
	if (fate.kind === 'not-reached') return 'is not reached';
	if (fate.kind === 'too-early') {
		return `cannot run: ${who} is waiting for ${blockerWords(fate.blocker)}`;
	}
	const { wait, released, ...ended } = fate.played;
	if (wait) return `waits for ${blockerWords(wait.for)}`;
	const goOn = released.map((each) => `, and ${each.who} goes on, which ${endedWords(each)}`);
	return endedWords(ended) + goOn.join('');
}

/** At most so many outcomes are said aloud; the rest is counted. */
const saidAtMost = 2;

/** What a move changed, for who does not see it. */
export function changeWords(before: Bench, after: Bench): string {
	const earlier = new Map(before.steps.map((step) => [step.key, fateWords(step)]));
	const changed = after.steps.flatMap((step, index) => {
		const words = fateWords(step);
		if (earlier.get(step.key) === words) return [];
		return [`Step ${index + 1}, session ${step.who}: ${didWords(step.did)} ${words}.`];
	});
	if (JSON.stringify(before.final) !== JSON.stringify(after.final)) changed.push(finalWords(after));
	if (changed.length === 0) return 'No outcome changed.';
	const more = changed.length - saidAtMost;
	const rest = more <= 0 ? '' : more === 1 ? ' 1 more changed.' : ` ${more} more changed.`;
	return changed.slice(0, saidAtMost).join(' ') + rest;
}

function finalWords({ final }: Bench): string {
	if (final === undefined) return 'Nothing is left: this order cannot be run to its end.';
	return `At the end the query ${endedWords({ out: final, says: undefined })}.`;
}

export function addressErrorWords({ type, name }: LabAddressError): string {
	switch (type) {
		case 'UnknownAnomaly':
			return `There is no anomaly called “${name}” here.`;
		case 'UnknownLevel':
			return `There is no isolation level called “${name}”.`;
		case 'OtherSteps':
			return `“${name}” is not an order of this anomaly’s steps.`;
	}
}
