import { err, ok, type Result } from '#lib/core/result.ts';

/** `JSON.parse` with the failure as a value, be it the text or an engine's stack that ends too soon. */
export function parseJson(text: string): Result<unknown, { readonly type: 'NotJson' }> {
	try {
		return ok(JSON.parse(text) as unknown);
	} catch {
		return err({ type: 'NotJson' });
	}
}
