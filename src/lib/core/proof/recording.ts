import type { Recorded } from './outcome.ts';

export const engines = ['postgres', 'python', 'fastapi', 'redis'] as const;
export type EngineName = (typeof engines)[number];

/** Real software that a proof ran on, as it names itself ("PostgreSQL 18.4"), and when, as an ISO date. */
export type Run = { readonly on: string; readonly date: string };

/** A step as it was run. */
export type RecordedStep = {
	/** The session, client or connection that took it; undefined where there is only one. */
	readonly who: string | undefined;
	/** The statement, program, request or command. */
	readonly did: string;
	/** The language of `did`, for whoever colours it. */
	readonly language: string;
	/** By which a claim finds it. */
	readonly label: string | undefined;
	readonly recorded: Recorded;
};

export type RecordedCase = {
	readonly name: string;
	readonly title: string | undefined;
	/** What was there before the first step: tables, an application, keys. */
	readonly setup: string | undefined;
	/** Session → isolation level at which its transaction began. */
	readonly isolation: Readonly<Record<string, string>> | undefined;
	readonly steps: readonly RecordedStep[];
};

/** What a proof recorded, as a page shows it: the proof's steps joined with the trace of its newest run. */
export type Recording = {
	readonly engine: EngineName;
	/** One sentence: what the recording shows. */
	readonly says: string;
	/** The runs whose trace this is, newest version first. */
	readonly runs: readonly Run[];
	readonly cases: readonly RecordedCase[];
};
