const units = [
	['year', 31_557_600_000],
	['month', 2_629_800_000],
	['week', 604_800_000],
	['day', 86_400_000],
	['hour', 3_600_000],
	['minute', 60_000]
] as const;
const format = new Intl.RelativeTimeFormat('en');

/** How long ago something was, in the largest unit of which a whole one has passed: "3 weeks ago". */
export function ageWords(elapsedMs: number): string {
	const [unit, length] = units.find(([, length]) => elapsedMs >= length) ?? [];
	// What lies ahead, on a clock that was set back, is "just now" as well.
	return unit ? format.format(-Math.floor(elapsedMs / length), unit) : 'just now';
}
