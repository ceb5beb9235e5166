import process from 'node:process';

/** Another one each time, so that more is tried over the days. SEED=… repeats a run; the titles of the laws print it. */
export const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

export const lawRuns = { seed, numRuns: 1000 } as const;
