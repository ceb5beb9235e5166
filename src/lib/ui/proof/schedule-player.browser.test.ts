import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Recorded } from '#lib/core/proof/outcome.ts';
import SchedulePlayer from './SchedulePlayer.svelte';

const step = (who: string, did: string, recorded: Recorded) => ({
	who,
	did,
	language: 'sql',
	label: undefined,
	recorded
});

const steps = [
	step('A', 'update items set stock = 9', 'UPDATE 1'),
	step('B', 'update items set stock = 8', 'waits'),
	step('A', 'commit', {
		out: 'COMMIT',
		released: { B: { out: 'error 40001', says: 'could not serialize access' } }
	}),
	step('B', 'rollback', 'ROLLBACK')
];

let player: Record<string, unknown>;

beforeEach(() => {
	player = mount(SchedulePlayer, { target: document.body, props: { steps } });
	flushSync();
});

afterEach(() => unmount(player));

const find = (selector: string): HTMLElement => {
	const found = document.querySelector<HTMLElement>(selector);
	if (!found) throw new Error(`no ${selector}`);
	return found;
};
const said = () => find('[aria-live]').textContent;
const cameTo = () =>
	[...document.querySelectorAll('.came')].map((each) =>
		each.textContent.replaceAll(/\s+/g, ' ').trim()
	);
const button = (label: string): HTMLElement => {
	const found = [...document.querySelectorAll('button')].find(({ textContent }) =>
		textContent.includes(label)
	);
	if (!found) throw new Error(`no button ${label}`);
	return found;
};
const press = (key: string) => {
	button('Next').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
	flushSync();
};
const click = (label: string) => {
	button(label).click();
	flushSync();
};

test('keeps to itself what later steps came to, and at which of them a wait ends', () => {
	expect(cameTo()).toEqual(['UPDATE 1', 'not taken yet', 'not taken yet', 'not taken yet']);
	click('Next');
	expect(cameTo()[1]).toBe('waits for A');
	click('Next');
	expect(cameTo().slice(1, 3)).toEqual([
		'waits for A until step 3',
		'COMMIT step 2, B, goes on: error 40001 could not serialize access'
	]);
});

test('says the new step only, in a full sentence', () => {
	click('Next');
	expect(said()).toBe('Step 2, session B: update items set stock = 8 waits for A.');
	click('Back');
	expect(said()).toBe('Back at step 1 of 4.');
	click('All');
	expect(said()).toBe('All 4 steps are shown.');
});

test('follows the arrow keys, Home and End, and stays at either end', () => {
	press('End');
	expect(cameTo()[3]).toBe('ROLLBACK');
	press('ArrowRight');
	press('ArrowLeft');
	expect(cameTo()[3]).toBe('not taken yet');
	press('Home');
	expect(cameTo()).toEqual(new Array(4).fill('not taken yet'));
	press('ArrowLeft');
	press('ArrowRight');
	expect(cameTo()[0]).toBe('UPDATE 1');
	expect(find('.count').textContent).toBe('step 1 of 4');
});
