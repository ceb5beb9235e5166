/** How a browser treats this site's storage. */
export type StorageRoom = {
	/** Bytes in use by everything this site stores, and what the browser would give; undefined where it does not say. */
	readonly used: number | undefined;
	readonly quota: number | undefined;
	/** Whether the browser promised not to clear it by itself; undefined where it knows no such promise. */
	readonly persistent: boolean | undefined;
};

export type StorageManagerPort = {
	room(): Promise<StorageRoom>;
	/** Asks for the promise; some browsers ask the person. @returns whether it was given */
	askToPersist(): Promise<boolean>;
};
