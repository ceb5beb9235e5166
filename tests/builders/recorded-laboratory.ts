import { readFileSync } from 'node:fs';
import type { Anomaly, Laboratory } from '#lib/core/proof/laboratory.ts';

/** Recorded on PostgreSQL 15, and kept: what a released version read must always read. */
export const laboratory = JSON.parse(
	readFileSync('tests/fixtures/laboratory.json', 'utf8')
) as Laboratory;

export function recordedAnomaly(id: string): Anomaly {
	const found = laboratory.anomalies.find((each) => each.id === id);
	if (!found) throw new RangeError(`the fixture has no anomaly ${id}`);
	return found;
}
