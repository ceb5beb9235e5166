import { error } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { EntryGenerator, PageLoad } from './$types';

/** What names and describes skills comes with the page's data, not with its code. */
const loadCatalogue = async () => (await import('virtual:mettle/catalogue')).catalogue;

export const entries: EntryGenerator = async () =>
	(await loadCatalogue()).skills.map(({ id }) => ({ id }));

export const load: PageLoad = async ({ params }) => {
	const catalogue = await loadCatalogue();
	const skill = catalogue.skills.find(({ id }) => id === params.id);
	if (!skill) {
		error(404, {
			message: `There is no skill called “${params.id}”.`,
			next: { href: resolve('/role'), label: 'See all skills of the role' }
		});
	}
	const area = catalogue.areas.find(({ id }) => id === skill.area);
	const { descriptions } = await import('virtual:mettle/descriptions');
	return { skill, area, description: descriptions[skill.id] ?? '' };
};
