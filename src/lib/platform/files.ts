/** Offers a file for download, by the name given. */
export function saveFile(name: string, parts: readonly BlobPart[], type: string): void {
	const url = URL.createObjectURL(new Blob([...parts], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The download has its own hold on the data once the click was handled.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
