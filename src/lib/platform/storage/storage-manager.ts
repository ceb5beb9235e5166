import type { StorageManagerPort } from '#lib/core/log/storage-room.ts';

/** The browser's storage manager; it is missing on insecure origins and in old browsers. */
export function createStorageManager(): StorageManagerPort {
	// The DOM's types take it for granted, which it is not.
	const manager = () => navigator.storage as StorageManager | undefined;
	return {
		async room() {
			const [estimate, persistent] = await Promise.all([
				manager()?.estimate?.(),
				manager()?.persisted?.()
			]);
			return { used: estimate?.usage, quota: estimate?.quota, persistent };
		},
		async askToPersist() {
			return (await manager()?.persist?.()) ?? false;
		}
	};
}
