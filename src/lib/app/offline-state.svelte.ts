import { createSubscriber } from 'svelte/reactivity';
import type { OfflineCopy, OfflinePhase, OfflineStatus } from '#lib/core/offline/offline-copy.ts';

/** The device's copy of the app, as pages watch it. */
export class OfflineState {
	#copy: OfflineCopy;
	#subscribe: () => void;
	#status = $state.raw<OfflineStatus>();

	constructor(copy: OfflineCopy) {
		this.#copy = copy;
		this.#subscribe = createSubscriber((update) => copy.subscribe(update));
	}

	get phase(): OfflinePhase {
		this.#subscribe();
		return this.#copy.phase;
	}

	/** Undefined until a copy is made and has told of itself. */
	get status(): OfflineStatus | undefined {
		return this.#status;
	}

	start(): void {
		this.#copy.subscribe(() => void this.#readStatus());
		this.#copy.start();
	}

	applyUpdate(): void {
		this.#copy.applyUpdate();
	}

	async #readStatus(): Promise<void> {
		if (this.#copy.phase.kind === 'installing') return;
		this.#status = await this.#copy.status();
	}
}
