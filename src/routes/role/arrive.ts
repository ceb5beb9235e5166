/** Takes the person to what has just opened, by eye and by screen reader. */
export function arrive(heading: HTMLElement): void {
	heading.focus({ preventScroll: true });
	heading.scrollIntoView({ block: 'start' });
}
