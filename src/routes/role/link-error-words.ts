import type { LinkError } from '#lib/core/link/link-error.ts';

/** What is wrong with a link, and what to do. */
export function linkErrorWords(problem: LinkError | { readonly type: 'CannotRead' }): string {
	switch (problem.type) {
		case 'NotALink':
			return 'There is no link to a role in this. Copy all of it, from https to its last letter, and paste it here.';
		case 'UnknownVersion':
			return `A newer Mettle made this link (version ${problem.version}). Reload this page to bring the newest Mettle, then open the link again.`;
		case 'Truncated':
			return 'The end of this link is missing: some programs cut long links. Copy all of it from the message, to its last letter, and paste it here.';
		case 'CaseFolded':
			return 'On its way, this link lost the difference between capital and small letters, which cannot be mended. Ask for it again by another way.';
		case 'Damaged':
			return 'Something in this link was changed on its way. Copy it from the message once more and paste it here, or ask for it again.';
		case 'TooLarge':
			return 'This is larger than any role, so it was not opened.';
		case 'BadContent':
			return 'This link is whole, but what it holds is no role that Mettle can use. Nothing was kept.';
		case 'CannotRead':
			return 'This browser is too old to open links like this. A newer one can.';
	}
}
