import { expect, test } from 'vitest';
import { difficultyOfLevel } from './item-parameters.ts';
import { levelCut, levelName, levelOf } from './levels.ts';
import { probabilityCorrect } from './response-model.ts';

test.for<[level: number, cut: number]>([
	[1, -1.22],
	[2, -0.32],
	[3, 0.58],
	[4, 1.48]
])('starts level %d at %d, where its questions are solved two times in three', ([level, cut]) => {
	expect(levelCut(level)).toBeCloseTo(cut, 12);
	const item = { discrimination: 1.2, difficulty: difficultyOfLevel(level), guessing: 0 };
	expect(probabilityCorrect(levelCut(level), item)).toBeCloseTo(2 / 3, 2);
});

test('shows levels from 0 to 4.5', () => {
	expect([-6, -1.22, 0.58, 6].map(levelOf)).toEqual(
		[0, 1, 3, 4.5].map((x) => expect.closeTo(x, 9))
	);
	expect([-3, -1, 0, 1, 1.6, 6].map(levelName)).toEqual([
		'none',
		'aware',
		'working',
		'strong',
		'expert',
		'expert'
	]);
});
