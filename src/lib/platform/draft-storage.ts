import type { Draft, DraftStorage } from '#lib/core/session/draft.ts';

const key = 'mettle-draft';
const shortcutsKey = 'mettle-shortcuts';

/**
 * Keeps the answer in the making over a reload, in `localStorage`, because only that can be written while a page is
 * being closed. It is a convenience: without it the question comes back empty.
 */
export function createDraftStorage(): DraftStorage {
	let memory: Draft | undefined;
	return {
		load() {
			try {
				const text = localStorage.getItem(key);
				// Written by `save` below; what does not name the open question is ignored by the reader.
				return text === null ? memory : (JSON.parse(text) as Draft);
			} catch {
				// Storage is refused or holds something else: a draft in memory is all there is.
				return memory;
			}
		},
		save(draft) {
			memory = draft;
			try {
				if (draft) localStorage.setItem(key, JSON.stringify(draft));
				else localStorage.removeItem(key);
			} catch {
				// Refused or full: the draft lives as long as the page. Answers do not depend on it.
			}
		},
		usesShortcuts() {
			try {
				return localStorage.getItem(shortcutsKey) !== 'off';
			} catch {
				// Storage is refused: the keys are on, as they are for everybody at first.
				return true;
			}
		},
		useShortcuts(use) {
			try {
				localStorage.setItem(shortcutsKey, use ? 'on' : 'off');
			} catch {
				// Refused: the wish holds until the page is left.
			}
		}
	};
}
