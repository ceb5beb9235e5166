/**
 * What this browser's person was asked already, so that nobody is asked twice. It is a convenience: where it is forgotten,
 * the question comes once more.
 */
export type Asked = {
	/** How many answers there were when the reminder of a backup was put off. */
	readonly reminderOffAt?: number;
	/** When the browser was asked to keep what is stored, in milliseconds since 1970. */
	readonly persistAt?: number;
};

export type AskedStorage = {
	load(): Asked;
	/** Adds to what is noted. */
	note(asked: Asked): void;
};
