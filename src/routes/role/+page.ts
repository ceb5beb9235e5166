import { error } from '@sveltejs/kit';
import { building } from '$app/environment';
import { resolve } from '$app/paths';
import type { PageLoad } from './$types';

/** `?id=` names the role to look at. Whether it exists only the log knows, so the page asks it. */
export const load: PageLoad = ({ url }) => {
	const id = building ? null : url.searchParams.get('id');
	if (id !== null && !/^[a-z0-9-]{1,80}$/.test(id)) {
		error(404, {
			message: `“${id.slice(0, 80)}” cannot be the name of a role.`,
			next: { href: resolve('/role'), label: 'See your roles' }
		});
	}
	return { id };
};
