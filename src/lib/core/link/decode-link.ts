import type * as z from 'zod/mini';
import type { Sha256 } from '#lib/core/log/event-id.ts';
import { parseJson } from '#lib/core/log/parse-json.ts';
import { err, ok, type Result } from '#lib/core/result.ts';
import type { Compression } from './compression.ts';
import { findLink } from './find-link.ts';
import { checkLength, fromBase64Url, linkCheck, linkVersion } from './link-check.ts';
import type { LinkError } from './link-error.ts';

/** In characters, junk included. */
const largestText = 64 * 1024;
/** In bytes, inflated. */
const largestContent = 256 * 1024;
const maxDepth = 16;

/**
 * Reads a link, whatever came along with it. Nothing is inflated before the check fits, nothing is parsed that is too
 * large, and nothing is returned that is not of the schema.
 */
export async function decodeLink<T>(
	text: string,
	schema: z.ZodMiniType<T>,
	{ sha256, compression }: { readonly sha256: Sha256; readonly compression: Compression }
): Promise<Result<T, LinkError>> {
	if (text.length > largestText) return err({ type: 'TooLarge' });
	const link = findLink(text);
	if (!link) return err({ type: 'NotALink' });
	const { version, payload, check } = link;
	const isCut = payload === '' || check.length < checkLength;
	if (version !== linkVersion)
		return err(isCut ? { type: 'NotALink' } : { type: 'UnknownVersion', version });
	if (isCut) return err({ type: 'Truncated' });
	const bytes = fromBase64Url(payload);
	if (!bytes || check !== (await linkCheck(payload, sha256))) {
		return err({ type: isCaseFolded(payload) ? 'CaseFolded' : 'Damaged' });
	}

	const inflated = await compression.inflate(bytes, largestContent);
	if (!inflated.ok) {
		return err({ type: inflated.error.type === 'TooLarge' ? 'TooLarge' : 'BadContent' });
	}
	const json = parseJson(new TextDecoder().decode(inflated.value));
	if (!json.ok || isDeeper(json.value, maxDepth)) return err({ type: 'BadContent' });
	const content = schema.safeParse(json.value);
	return content.success ? ok(content.data) : err({ type: 'BadContent' });
}

/** Of 40 letters and digits by chance all small, or all large: less than one in a hundred million. */
function isCaseFolded(payload: string): boolean {
	return payload.length >= 40 && (!/[a-z]/.test(payload) || !/[A-Z]/.test(payload));
}

/** Looks no deeper than it must, so that no nesting can exhaust the stack. */
function isDeeper(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((child) => isDeeper(child, levels - 1));
}
