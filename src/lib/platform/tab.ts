import type { Tab } from '#lib/core/offline/reload.ts';

const key = 'mettle-reloaded';

export function createTab(): Tab {
	return {
		// The script that names all others has another name in every build.
		get build() {
			return document.querySelector<HTMLLinkElement>('[href*="/entry/app."]')?.href ?? '';
		},
		reloaded() {
			try {
				return (sessionStorage.getItem(key) ?? '').split(' ');
			} catch {
				return undefined;
			}
		},
		note(builds) {
			try {
				sessionStorage.setItem(key, builds.join(' '));
				return true;
			} catch {
				return false;
			}
		},
		// No worker answers this kind of request.
		reachesHost: () =>
			fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
				() => true,
				() => false
			),
		reload: (address) => (address ? location.assign(address) : location.reload())
	};
}
