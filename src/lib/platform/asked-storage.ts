import type { Asked, AskedStorage } from '#lib/core/log/asked-storage.ts';

const key = 'mettle-asked';

export function createAskedStorage(): AskedStorage {
	let memory: Asked = {};
	const storage: AskedStorage = {
		load() {
			try {
				const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
				// Written by `note` below; of anything else no field is a number, which the rules take for "not asked".
				return value === null ? memory : (value as Asked);
			} catch {
				// Storage is refused or holds something else: the page remembers as long as it is open.
				return memory;
			}
		},
		note(asked) {
			memory = { ...storage.load(), ...asked };
			try {
				localStorage.setItem(key, JSON.stringify(memory));
			} catch {
				// Refused or full: it is remembered as long as the page is open.
			}
		}
	};
	return storage;
}
