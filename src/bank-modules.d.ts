declare module 'virtual:mettle/catalogue' {
	/** Areas and skills of the bank that this build ships. */
	export const catalogue: import('#lib/core/bank/catalogue.ts').Catalogue;
}

declare module 'virtual:mettle/names' {
	/** The catalogue's names, for pages that show them before anything else is there. */
	export const names: import('#lib/core/bank/catalogue.ts').CatalogueNames;
}

declare module 'virtual:mettle/descriptions' {
	/** What each skill is, by its id. */
	export const descriptions: Readonly<Record<string, string>>;
}

declare module 'virtual:mettle/roles' {
	/** The preset roles. */
	export const roles: readonly import('#lib/core/role/role.ts').Role[];
}

declare module 'virtual:mettle/proof-counts' {
	/** How many questions are proven, for the page that tells about it. */
	export const counts: import('#lib/core/proof/proof-counts.ts').ProofCounts;
}

declare module 'virtual:mettle/bank-location' {
	/** Folder of the bank's files, relative to the site's base, without slashes at its ends. */
	export const folder: string;
	/** File name of the index, in that folder. */
	export const indexFile: string;
	/** File name of the recorded laboratory, in that folder. */
	export const laboratoryFile: string;
}
