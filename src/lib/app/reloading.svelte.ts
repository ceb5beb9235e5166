import { mayReload, type ReloadMoment, type Tab } from '#lib/core/offline/reload.ts';

/** Loads this tab anew where it must be, and tells where it may not be without being asked. */
export class Reloading {
	/** The tab has to be loaded anew, by the person. */
	needed = $state.raw(false);
	/** What the page knows of the moment. */
	atStake: () => Pick<ReloadMoment, 'inSession' | 'wouldLose'> = () => ({
		inSession: false,
		wouldLose: false
	});

	#tab: Tab;

	constructor(tab: Tab) {
		this.#tab = tab;
	}

	/** A file of this build did not arrive: its host may have a newer build only. @param address where the person was going */
	async partMissing(address?: string): Promise<void> {
		if (await this.#tab.reachesHost()) this.reloadIfAllowed(address);
	}

	reloadIfAllowed(address?: string): void {
		const { build } = this.#tab;
		const reloaded = this.#tab.reloaded();
		const may = mayReload({ build, reloaded, ...this.atStake() });
		this.needed = !(may && this.#tab.note([...(reloaded ?? []), build]));
		if (!this.needed) this.#tab.reload(address);
	}

	/** The person wants another build, so the reload into it is theirs. */
	allowOnce(): void {
		const { build } = this.#tab;
		this.#tab.note((this.#tab.reloaded() ?? []).filter((other) => other !== build));
	}

	reload(): void {
		this.#tab.reload();
	}
}
