/** How long an item is on its way to its new place. */
const duration = 140;

/**
 * Lets the items of a list glide to their new places when their order changes, for who has not asked for less motion. Svelte's own
 * `animate:flip` does the same, but would weigh 1.6 kB on the first load of every page.
 */
export function glideItems(list: HTMLElement): () => void {
	const less = matchMedia('(prefers-reduced-motion: reduce)');
	let before = placesOf(list);

	// Called between a change and its painting.
	const observer = new MutationObserver((changes) => {
		const after = placesOf(list);
		const isReordered = changes.some(({ type, target }) => type === 'childList' && target === list);
		if (isReordered && !less.matches) {
			for (const [item, top] of after) {
				const from = (before.get(item) ?? top) - top;
				if (from !== 0) {
					item.animate([{ translate: `0 ${from}px` }, { translate: 'none' }], {
						duration,
						easing: 'ease-out'
					});
				}
			}
		}
		before = after;
	});
	observer.observe(list, { childList: true, characterData: true, subtree: true });
	return () => observer.disconnect();
}

/** Where each item stands in its list, whatever moves it at the moment. */
function placesOf(list: HTMLElement): ReadonlyMap<HTMLElement, number> {
	const items = [...list.children].filter((item) => item instanceof HTMLElement);
	return new Map(items.map((item) => [item, item.offsetTop]));
}
