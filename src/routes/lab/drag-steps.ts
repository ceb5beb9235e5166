export type DragHandlers = {
	/** The step at this position was taken hold of. */
	grab(position: number): void;
	/** It was carried over its neighbors. @returns where it is now: not every neighbor can be passed */
	carry(from: number, to: number): number;
	drop(): void;
	/** The drag was broken off, so what it moved goes back. */
	cancel(): void;
};

/** So near to an edge of the window a drag scrolls the page, in pixels. */
const edge = 56;

/**
 * Lets the items of a list be dragged up and down by what bears `data-handle` in them, with a mouse, a pen or a finger.
 * The list itself captures the pointer, because an item that moves in the document loses it.
 */
export function dragSteps(handlers: DragHandlers): (list: HTMLElement) => () => void {
	return (list) => {
		let pointer: number | undefined;
		let position = 0;
		let lastY = 0;

		function onDown(event: PointerEvent): void {
			const handle = event.target instanceof Element && event.target.closest('[data-handle]');
			if (!handle || !event.isPrimary || event.button !== 0 || pointer !== undefined) return;
			// Neither text is marked, nor does the focus leave the list.
			event.preventDefault();
			pointer = event.pointerId;
			position = [...list.children].findIndex((item) => item.contains(handle));
			lastY = event.clientY;
			list.setPointerCapture(pointer);
			addEventListener('keydown', onKeydown);
			handlers.grab(position);
		}

		function onMove(event: PointerEvent): void {
			if (event.pointerId !== pointer) return;
			const { clientY } = event;
			const to = targetOf(clientY, Math.sign(clientY - lastY));
			lastY = clientY;
			if (to !== position) position = handlers.carry(position, to);
			const beyond = Math.min(clientY - edge, 0) + Math.max(clientY - innerHeight + edge, 0);
			if (beyond !== 0) scrollBy({ top: beyond, behavior: 'instant' });
		}

		/** The last neighbor whose middle the pointer has passed, in the direction in which it moves. */
		function targetOf(clientY: number, direction: number): number {
			// Where items are on their way to a new place, what counts is where they will be.
			const top = list.getBoundingClientRect().top;
			let to = position;
			for (let next = position + direction; direction !== 0; next += direction) {
				const item = list.children[next];
				if (!(item instanceof HTMLElement)) break;
				const middle = top + item.offsetTop + item.offsetHeight / 2;
				if ((clientY - middle) * direction < 0) break;
				to = next;
			}
			return to;
		}

		function end(act: () => void): void {
			pointer = undefined;
			removeEventListener('keydown', onKeydown);
			act();
		}

		function onUp(event: PointerEvent): void {
			if (event.pointerId === pointer) end(() => handlers.drop());
		}

		function onCancel(event: PointerEvent): void {
			if (event.pointerId === pointer) end(() => handlers.cancel());
		}

		function onKeydown(event: KeyboardEvent): void {
			if (event.key === 'Escape') end(() => handlers.cancel());
		}

		list.addEventListener('pointerdown', onDown);
		list.addEventListener('pointermove', onMove);
		list.addEventListener('pointerup', onUp);
		list.addEventListener('pointercancel', onCancel);
		return () => {
			list.removeEventListener('pointerdown', onDown);
			list.removeEventListener('pointermove', onMove);
			list.removeEventListener('pointerup', onUp);
			list.removeEventListener('pointercancel', onCancel);
			removeEventListener('keydown', onKeydown);
		};
	};
}
