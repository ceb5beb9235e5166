import type { OfflineCopy, OfflinePhase, OfflineStatus } from '#lib/core/offline/offline-copy.ts';
import type { Reloading } from './reloading.svelte.ts';

/** The device's copy of the app, as pages watch it. */
export class OfflineState {
	phase = $state.raw<OfflinePhase>({ kind: 'installing', done: 0, total: 0 });
	/** Undefined until a copy is made and has told of itself. */
	status = $state.raw<OfflineStatus | undefined>(undefined);

	#load: () => Promise<OfflineCopy>;
	#reloading: Reloading;
	#copy: OfflineCopy | undefined;

	/** @param load brings what keeps the copy, which no page needs to be drawn */
	constructor(load: () => Promise<OfflineCopy>, reloading: Reloading) {
		this.#load = load;
		this.#reloading = reloading;
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
		copy.start(() => this.#reloading.reloadIfAllowed());
	}

	applyUpdate(): void {
		this.#reloading.allowOnce();
		this.#copy?.applyUpdate();
	}

	async #readStatus(copy: OfflineCopy): Promise<void> {
		this.status = await copy.status();
	}
}
