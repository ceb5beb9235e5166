/** What a drawing looks like beyond its shapes, as presentation attributes that a file can carry alone. */
const carried = [
	'fill',
	'fill-opacity',
	'stroke',
	'stroke-width',
	'stroke-opacity',
	'stroke-dasharray',
	'font-family',
	'font-size',
	'font-weight',
	'text-anchor',
	'paint-order'
] as const;

/**
 * A drawing as a file of its own: the page's styles are written into it, because a file has no page.
 * @param background the paper it is drawn on
 */
export function svgFile(drawing: SVGSVGElement, background: string): string {
	const copy = drawing.cloneNode(true) as SVGSVGElement;
	const sources = drawing.querySelectorAll<SVGElement>('*');
	copy.querySelectorAll<SVGElement>('*').forEach((element, index) => {
		const source = sources[index];
		if (!source) return;
		const style = getComputedStyle(source);
		for (const name of carried) element.setAttribute(name, style.getPropertyValue(name));
		for (const name of ['class', 'tabindex', 'role', 'aria-pressed']) element.removeAttribute(name);
	});
	const { width, height } = drawing.viewBox.baseVal;
	const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
	paper.setAttribute('width', String(width));
	paper.setAttribute('height', String(height));
	paper.setAttribute('fill', background);
	copy.insertBefore(paper, copy.firstChild);
	copy.setAttribute('width', String(width));
	copy.setAttribute('height', String(height));
	copy.setAttribute('font-family', getComputedStyle(drawing).fontFamily);
	for (const name of ['class', 'role', 'aria-labelledby']) copy.removeAttribute(name);
	return new XMLSerializer().serializeToString(copy);
}

/** A drawing as a picture of three times its own size, sharp on any screen. @throws Error where the browser cannot draw */
export async function pngFile(svg: string, size: { width: number; height: number }): Promise<Blob> {
	const image = new Image(size.width * 3, size.height * 3);
	const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = image.width;
		canvas.height = image.height;
		canvas.getContext('2d')?.drawImage(image, 0, 0, image.width, image.height);
		const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
		if (!blob) throw new Error('the browser could not draw the picture');
		return blob;
	} finally {
		URL.revokeObjectURL(url);
	}
}
