import { describe, expect, test } from 'vitest';
import { abilityGrid, createGrid, normalWeights } from '#lib/core/measure/ability-grid.ts';
import { createAbilityTree } from '#lib/core/measure/ability-tree.ts';
import type { TreeEvidence } from '#lib/core/measure/ability-tree.ts';
import { scoreInformation, scoreProbabilities } from '#lib/core/measure/partial-credit-model.ts';
import { personFit } from '#lib/core/measure/person-fit.ts';
import { information, probabilityCorrect } from '#lib/core/measure/response-model.ts';
import type { ItemParameters } from '#lib/core/measure/response-model.ts';
import { noEvidence } from '#lib/core/measure/skill-evidence.ts';
import { normalized } from '#lib/core/measure/vector.ts';
import reference from './irt-reference-values.json' with { type: 'json' };
import { fitTwoParameter } from './marginal-fit.ts';

type Response = { readonly item: ItemParameters; readonly correct: boolean };

function logLikelihood(responses: readonly Response[], theta: number): number {
	return responses.reduce((sum, { item, correct }) => {
		const p = probabilityCorrect(theta, item);
		return sum + Math.log(correct ? p : 1 - p);
	}, 0);
}

function moments(grid: Float64Array, weights: Float64Array): { mean: number; sd: number } {
	const mean = grid.reduce((sum, theta, i) => sum + theta * weights[i]!, 0);
	const square = grid.reduce((sum, theta, i) => sum + (theta - mean) ** 2 * weights[i]!, 0);
	return { mean, sd: Math.sqrt(square) };
}

/** Expected a posteriori: mean and standard deviation of the posterior. */
function eap(grid: Float64Array, prior: Float64Array, responses: readonly Response[]) {
	const weights = grid.map((theta, i) => prior[i]! * Math.exp(logLikelihood(responses, theta)));
	return moments(grid, normalized(weights));
}

function slopeIntercept(a: number, d: number): ItemParameters {
	return { discrimination: a, difficulty: -d / a, guessing: 0 };
}

function respond(items: readonly ItemParameters[], pattern: string): Response[] {
	return items.flatMap((item, i) =>
		pattern[i] === '.' ? [] : [{ item, correct: pattern[i] === '1' }]
	);
}

/** mirt's default quadrature in one dimension. */
const mirtGrid = createGrid(-6, 6, 61);
const mirtPrior = normalWeights(mirtGrid, 0, 1);

describe('LSAT6 and LSAT7 (Bock & Lieberman 1970; mirt 1.47)', () => {
	test.for(['LSAT6', 'LSAT7'] as const)('%s holds 1,000 people', (name) => {
		const counts = Object.values(reference[name].frequencies);
		expect(counts.reduce((a, b) => a + b)).toBe(1000);
	});

	test.for(['LSAT6', 'LSAT7'] as const)('%s fits with the published estimates', (name) => {
		const expected = reference[name];
		const fit = fitTwoParameter(expected.frequencies, 'free');
		expect(fit.logLikelihood).toBeCloseTo(expected.logLik, 4);
		expected.a.forEach((slope, i) => expect(fit.slopes[i]).toBeCloseTo(slope, 5));
		expected.d.forEach((intercept, i) => expect(fit.intercepts[i]).toBeCloseTo(intercept, 5));
	});

	const patterns = (['LSAT6', 'LSAT7'] as const).flatMap((name) =>
		Object.entries(reference[name].EAP).map(([pattern, [mean, sd]]) => ({
			name,
			pattern,
			mean,
			sd
		}))
	);
	test.for(patterns)('$name $pattern scores as in mirt', ({ name, pattern, mean, sd }) => {
		const { a, d } = reference[name];
		const items = a.map((slope, i) => slopeIntercept(slope, d[i]!));
		const score = eap(mirtGrid, mirtPrior, respond(items, pattern));
		expect(Math.abs(score.mean - mean!)).toBeLessThan(1e-6);
		expect(Math.abs(score.sd - sd!)).toBeLessThan(1e-6);
	});
});

describe('catR 3.17', () => {
	const grid = createGrid(-4, 4, 33);
	/** catR integrates by the trapezoidal rule, in which the two ends count half. */
	const prior = normalWeights(grid, 0, 1).map((weight, i) =>
		i === 0 || i === grid.length - 1 ? weight / 2 : weight
	);
	const bank = reference.catR.items.map(
		([discrimination, difficulty, guessing, upper]): ItemParameters => ({
			discrimination: discrimination!,
			difficulty: difficulty!,
			guessing: guessing!,
			upper: upper!
		})
	);

	test('gives the same ability after ten answers', () => {
		const { responses, theta, sd } = reference.catR.EAP_first10;
		const score = eap(grid, prior, respond(bank.slice(0, 10), responses));
		expect(score.mean).toBeCloseTo(theta, 6);
		expect(score.sd).toBeCloseTo(sd, 6);
	});

	test('walks the same path of most informative items when all answers are right', () => {
		const { items, theta_first4, theta_last } = reference.catR.MFI_path_all_correct;
		const path: number[] = [];
		const thetas: number[] = [];
		let theta = 0;
		for (let step = 0; step < items.length; step++) {
			const values = bank.map((item, i) => (path.includes(i) ? -1 : information(theta, item)));
			path.push(values.indexOf(Math.max(...values)));
			theta = eap(
				grid,
				prior,
				path.map((i) => ({ item: bank[i]!, correct: true }))
			).mean;
			thetas.push(theta);
		}
		expect(path.map((i) => i + 1)).toEqual(items);
		theta_first4.forEach((expected, i) => expect(thetas[i]).toBeCloseTo(expected, 6));
		expect(thetas.at(-1)).toBeCloseTo(theta_last, 6);
	});

	test('agrees on the generalised partial credit model', () => {
		const { a, b, theta, P, information: expected } = reference.catR.GPCM;
		const item = { discrimination: a, steps: b };
		scoreProbabilities(theta, item).forEach((p, k) => expect(p).toBeCloseTo(P[k]!, 7));
		expect(scoreInformation(theta, item)).toBeCloseTo(expected, 6);
	});
});

describe('ltm 1.2-0 person fit', () => {
	const { frequencies } = reference.LSAT6;
	const fit = fitTwoParameter(frequencies, 'common');
	const items = fit.slopes.map((slope, i) => slopeIntercept(slope, fit.intercepts[i]!));

	/** ltm scores people by the mode of their posterior. */
	function mode(responses: readonly Response[]): number {
		const slope = (theta: number) =>
			responses.reduce(
				(sum, { item, correct }) =>
					sum + item.discrimination * ((correct ? 1 : 0) - probabilityCorrect(theta, item)),
				-theta
			);
		let [low, high] = [-6, 6];
		while (high - low > 1e-12) {
			const middle = (low + high) / 2;
			if (slope(middle) > 0) low = middle;
			else high = middle;
		}
		return low;
	}

	test.for(['00100', '00110', '11111'] as const)('agrees on pattern %s', (pattern) => {
		const responses = respond(items, pattern);
		const statistics = personFit(responses, mode(responses));
		const expected = reference.ltm_person_fit[pattern];
		expect(statistics.logLikelihood).toBeCloseTo(expected.L0, 3);
		expect(statistics.standardized).toBeCloseTo(expected.Lz, 3);
	});
});

describe('mirt 1.47 in three dimensions', () => {
	const { a, d, rows } = reference.mirt_three_dimensions;
	const tree = createAbilityTree({ general: 0.35, area: 0.25, skill: 0.4 });

	test.for(rows)('the tree gives the same abilities for $pattern', ({ pattern, theta, sd }) => {
		let start = 0;
		const skills = a.map((slopes, skill) => {
			const answers = pattern.slice(start, (start += slopes.length));
			const items = slopes.map((slope, i) => slopeIntercept(slope, d[skill]![i]!));
			const responses = respond(items, answers);
			return { ...noEvidence, logLikelihood: abilityGrid.map((x) => logLikelihood(responses, x)) };
		});
		const evidence: TreeEvidence = {
			areas: [{ skills: skills.slice(0, 2) }, { skills: skills.slice(2) }]
		};
		[
			[0, 0],
			[0, 1],
			[1, 0]
		].forEach(([area, skill], i) => {
			const { weights } = tree.skillPosterior(evidence, area!, skill!);
			const score = moments(abilityGrid, weights);
			expect(score.mean).toBeCloseTo(theta[i]!, 5);
			expect(score.sd).toBeCloseTo(sd[i]!, 5);
		});
	});
});
