/** Why a link cannot be used, so that the page can say what to do. */
export type LinkError =
	| { readonly type: 'NotALink' }
	/** Made by a newer Mettle. */
	| { readonly type: 'UnknownVersion'; readonly version: string }
	/** The end is missing. */
	| { readonly type: 'Truncated' }
	/** Capital and small letters were made alike on the way. */
	| { readonly type: 'CaseFolded' }
	/** Something was changed on the way. */
	| { readonly type: 'Damaged' }
	| { readonly type: 'TooLarge' }
	/** It came as it was made, but does not hold what it should. */
	| { readonly type: 'BadContent' };
