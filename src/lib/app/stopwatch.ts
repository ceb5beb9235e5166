/** Time that something was in view: started, stopped and read. */
export class Stopwatch {
	#now: () => number;
	#before = 0;
	#since: number | undefined;

	/** @param now a clock in milliseconds that never runs backwards */
	constructor(now: () => number) {
		this.#now = now;
	}

	get elapsedMs(): number {
		const running = this.#since === undefined ? 0 : this.#now() - this.#since;
		return Math.round(this.#before + running);
	}

	/** Begins anew, running. @param fromMs what counts already */
	restart(fromMs: number): void {
		this.#before = fromMs;
		this.#since = this.#now();
	}

	start(): void {
		this.#since ??= this.#now();
	}

	stop(): void {
		this.#before = this.elapsedMs;
		this.#since = undefined;
	}
}
