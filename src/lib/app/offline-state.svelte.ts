import type { OfflineCopy, OfflinePhase, OfflineStatus } from '#lib/core/offline/offline-copy.ts';

/** The device's copy of the app, as pages watch it. */
export class OfflineState {
	phase = $state.raw<OfflinePhase>({ kind: 'installing', done: 0, total: 0 });
	/** Undefined until a copy is made and has told of itself. */
	status = $state.raw<OfflineStatus | undefined>(undefined);

	#load: () => Promise<OfflineCopy>;
	#copy: OfflineCopy | undefined;

	/** @param load brings what keeps the copy, which no page needs to be drawn */
	constructor(load: () => Promise<OfflineCopy>) {
		this.#load = load;
	}

	async start(): Promise<void> {
		const copy = await this.#load();
		this.#copy = copy;
		const follow = () => {
			this.phase = copy.phase;
			if (copy.phase.kind !== 'installing') void this.#readStatus(copy);
		};
		copy.subscribe(follow);
		follow();
		copy.start();
	}

	applyUpdate(): void {
		this.#copy?.applyUpdate();
	}

	async #readStatus(copy: OfflineCopy): Promise<void> {
		this.status = await copy.status();
	}
}
