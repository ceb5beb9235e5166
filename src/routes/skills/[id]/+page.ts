import { error } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { catalogue } from 'virtual:mettle/catalogue';
import type { EntryGenerator, PageLoad } from './$types';

export const entries: EntryGenerator = () => catalogue.skills.map(({ id }) => ({ id }));

export const load: PageLoad = async ({ params }) => {
	const skill = catalogue.skills.find(({ id }) => id === params.id);
	if (!skill) {
		error(404, {
			message: `There is no skill called “${params.id}”.`,
			next: { href: resolve('/role'), label: 'See all skills of the role' }
		});
	}
	const area = catalogue.areas.find(({ id }) => id === skill.area);
	// Only this page says what a skill is, so no other brings the words.
	const { descriptions } = await import('virtual:mettle/descriptions');
	return { skill, area, description: descriptions[skill.id] ?? '' };
};
