/**
 * Keeps what was folded from the log, so that a start need not fold it again. What it holds may vanish at any time and is
 * rebuilt from the log then: a failure to keep something is told by nothing but the next miss.
 */
export type FoldCache = {
	/** @returns what was last kept under the name, exactly as it was; undefined if there is nothing, or it is damaged */
	load(name: string): Promise<unknown>;
	/** @param value goes through JSON */
	save(name: string, value: unknown): Promise<void>;
	/** Erases everything. @returns whether it is gone */
	clear(): Promise<boolean>;
};
