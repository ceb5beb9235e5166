/** What decides whether a tab may reload by itself. */
export type ReloadMoment = {
	/** Names the build that runs in the tab. */
	readonly build: string;
	/** The builds out of which this tab has reloaded by itself already; undefined where that cannot be noted. */
	readonly reloaded: readonly string[] | undefined;
	/** A question is on the screen. */
	readonly inSession: boolean;
	/** Something would be gone with the page. */
	readonly wouldLose: boolean;
};

/**
 * Whether a tab may reload without being asked: once out of each build, so that a host which gives the same build again, or
 * two in turn, ends with a message instead of a loop; and never at the cost of what the person is doing.
 */
export function mayReload({ build, reloaded, inSession, wouldLose }: ReloadMoment): boolean {
	return reloaded !== undefined && !reloaded.includes(build) && !inSession && !wouldLose;
}

/** The tab that the app runs in. */
export type Tab = {
	readonly build: string;
	/** As `ReloadMoment` has it. The notes live as long as the tab, so that no tab uses up another's reload. */
	reloaded(): readonly string[] | undefined;
	/** @returns whether it is noted: a reload that nobody remembers could be the first of many */
	note(reloaded: readonly string[]): boolean;
	/** Whether the host answers just now: without it a reload could bring less than there is. */
	reachesHost(): Promise<boolean>;
	/** @param address another page to go to, loaded anew as well */
	reload(address?: string): void;
};
