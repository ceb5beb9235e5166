/** Two-sided 90 %, as all bands of Mettle. */
const z90 = 1.6449;

/**
 * Interval of a proportion (Wilson 1927, JASA 22, 209–212). Unlike p ± z·se it never leaves [0, 1] and stays honest for few
 * answers and for shares near the ends.
 * @param z of the standard normal, two-sided
 * @returns both ends; all of [0, 1] for no answers
 */
export function wilsonInterval(
	right: number,
	answers: number,
	z = z90
): readonly [low: number, high: number] {
	if (answers === 0) return [0, 1];
	const share = right / answers;
	const shrink = 1 + z ** 2 / answers;
	const middle = (share + z ** 2 / (2 * answers)) / shrink;
	const half =
		(z / shrink) * Math.sqrt((share * (1 - share)) / answers + z ** 2 / (4 * answers ** 2));
	return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
