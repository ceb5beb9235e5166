/** How far this device is with its own copy of the app and of every question. */
export type OfflinePhase =
	/** No service worker here: a browser or a window that has none, or development. */
	| { readonly kind: 'unsupported' }
	/** The first copy is being made. `total` is 0 until the worker has spoken. */
	| { readonly kind: 'installing'; readonly done: number; readonly total: number }
	/** Every page and every question opens without a network. */
	| { readonly kind: 'ready' }
	/** A newer release is stored, or runs in another tab already; here nothing changes until asked. */
	| { readonly kind: 'update-waiting' }
	/** The first copy could not be made, so none of it is used. The next visit tries again. */
	| { readonly kind: 'failed' };

export type OfflineStatus = {
	/** Names the release: a hash over all of its files. */
	readonly release: string;
	readonly files: number;
	/** Bytes of the files as stored, not as transferred. */
	readonly bytes: number;
	/** Whether every file is still there. */
	readonly complete: boolean;
};

/** The copy of the app that this device keeps, and the way to a newer one. */
export type OfflineCopy = {
	readonly phase: OfflinePhase;
	/**
	 * Begins to make or renew the copy, once the page itself has loaded.
	 * @param onapplied the newer release answers from now on, as this tab has asked
	 */
	start(onapplied: () => void): void;
	subscribe(listener: () => void): () => void;
	/** Undefined when there is no copy to tell about. */
	status(): Promise<OfflineStatus | undefined>;
	/** Lets the newer release answer, as `start` is told then. Other tabs stay as they are. */
	applyUpdate(): void;
};
