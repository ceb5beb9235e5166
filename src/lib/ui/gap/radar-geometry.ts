/** The drawing's own units; the picture scales with its container. */
export const size = { width: 500, height: 400 } as const;
const center = { x: 250, y: 204 } as const;
const outer = 148;
/** The scale ends here: level 4, expert. */
export const topLevel = 4;

export type Point = { readonly x: number; readonly y: number };

/** Direction of a spoke: the first at 12 o'clock, then clockwise. */
function direction(spoke: number, spokes: number): Point {
	const angle = (2 * Math.PI * spoke) / spokes;
	return { x: Math.sin(angle), y: -Math.cos(angle) };
}

const round = (value: number) => Math.round(value * 10) / 10;

/** Where a level lies on a spoke. @param level 0–4; what is above is drawn at 4 */
export function pointAt(spoke: number, spokes: number, level: number): Point {
	const radius = (Math.min(topLevel, Math.max(0, level)) / topLevel) * outer;
	return along(spoke, spokes, radius);
}

function along(spoke: number, spokes: number, radius: number): Point {
	const { x, y } = direction(spoke, spokes);
	return { x: round(center.x + x * radius), y: round(center.y + y * radius) };
}

export type Label = Point & { readonly anchor: 'start' | 'middle' | 'end' };

/** Where a spoke's name stands, and to which side it runs. A name beside a level spoke stands above its end, inside the picture. */
export function labelAt(spoke: number, spokes: number): Label {
	const { x, y } = direction(spoke, spokes);
	const { x: px, y: py } = along(spoke, spokes, outer + 12);
	if (Math.abs(x) < 0.2) return { x: px, y: y < 0 ? py : py + 12, anchor: 'middle' };
	if (Math.abs(y) < 0.2) {
		return { x: x > 0 ? size.width - 2 : 2, y: py - 12, anchor: x > 0 ? 'end' : 'start' };
	}
	return { x: px, y: py + 5, anchor: x > 0 ? 'start' : 'end' };
}

export function path(points: readonly Point[], closed: boolean): string {
	const steps = points.map(({ x, y }, index) => `${index ? 'L' : 'M'}${x} ${y}`).join('');
	return closed ? `${steps}Z` : steps;
}

/**
 * The runs of neighbouring spokes that have a value, around the circle: what was not asked breaks the line, because a line
 * through it would be a claim.
 * @returns indexes; a full circle is one run
 */
export function runs(values: readonly unknown[]): number[][] {
	const count = values.length;
	const gap = values.findIndex((value) => value === undefined);
	if (gap < 0) return [values.map((_, index) => index)];
	const found: number[][] = [];
	let run: number[] = [];
	for (let step = 1; step <= count; step++) {
		const index = (gap + step) % count;
		if (values[index] !== undefined) run.push(index);
		else if (run.length > 0) {
			found.push(run);
			run = [];
		}
	}
	return found;
}

/** A tick across a spoke: the end of a band. */
export function tickAt(spoke: number, spokes: number, level: number, half: number): [Point, Point] {
	const at = pointAt(spoke, spokes, level);
	const { x, y } = direction(spoke, spokes);
	return [
		{ x: round(at.x - y * half), y: round(at.y + x * half) },
		{ x: round(at.x + y * half), y: round(at.y - x * half) }
	];
}
