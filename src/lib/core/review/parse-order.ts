import { letterAt } from './sheet.ts';

/**
 * Reads a line "<number of the set>: <letters from easy to hard>".
 * @param sets as they stand on the sheet, the first of them number 1
 * @returns the set in that order; undefined where the line does not put all of one set in order
 */
export function parseOrder<Id>(line: string, sets: readonly (readonly Id[])[]): Id[] | undefined {
	const [, number = '', letters = ''] = /^(\d+):\s*(.*)$/.exec(line) ?? [];
	const set = sets[Number(number) - 1] ?? [];
	const marks = letters.trim().split(/\s+/);
	const order = marks.flatMap((mark) => set.filter((_, at) => letterAt(at) === mark));
	const isWhole = marks.length === set.length && order.length === set.length;
	return isWhole && new Set(order).size === set.length ? order : undefined;
}
