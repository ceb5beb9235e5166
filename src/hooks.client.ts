import type { HandleClientError } from '@sveltejs/kit';

/** A missing page is an answer, not a mistake of ours; everything else is told to whoever looks at the console. */
export const handleError: HandleClientError = ({ error, status, message }) => {
	if (status !== 404) console.error(error);
	return { message };
};
