/** All that one deployment of the app consists of, as the build wrote it into this worker. */
export type Release = {
	/** A hash over all that follows. */
	readonly name: string;
	/** Address → hash of the content (`contentHash`). */
	readonly files: Readonly<Record<string, string>>;
	/** Size of all files before compression. */
	readonly bytes: number;
	/** Beginnings of addresses that the shell renders, because their pages are too many to store. */
	readonly shellRoutes: readonly string[];
	/** Security headers, for hosts that send none. */
	readonly headers: Readonly<Record<string, string>>;
};

declare const __RELEASE__: Release;

export const release = __RELEASE__;

/** The page without content that renders any route, and the error of an unknown one. */
export const shell = '/404.html';

/** Files under it never change: their names hold a hash of their content. */
export const immutableFolder = '/_app/immutable/';
