/**
 * The form in which short answers are compared: Unicode compatibility form, lower case, one space between
 * words, no quotes or backticks, no final full stops or semicolons.
 */
export function normalizeShortText(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[`'"‘’“”]/gu, '')
		.replace(/\s+/gu, ' ')
		.replace(/[\s.;]+$/u, '')
		.trimStart();
}
