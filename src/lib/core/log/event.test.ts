import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

/** Counts what is compiled from text while a module is loaded and used. */
async function countCompilations(use: () => Promise<unknown>): Promise<number> {
	const compile = vi.fn(Function);
	vi.stubGlobal('Function', compile);
	expect(await use()).toMatchObject({ success: true });
	return compile.mock.calls.length;
}

// zod's full build compiles its schemas with `new Function`; its mini build, used here, never does.
test('checking an event compiles no code, which the content security policy forbids', async () => {
	const compilations = await countCompilations(async () => {
		const { bodySchemas } = await import('./event.ts');
		return bodySchemas['role-chosen'].safeParse({ role: 'backend-engineer' });
	});
	expect(compilations).toBe(0);
});

test('the count would show it', async () => {
	const compilations = await countCompilations(async () => {
		const { strictObject, string } = await import('zod');
		return strictObject({ role: string() }).safeParse({ role: 'backend-engineer' });
	});
	expect(compilations).toBeGreaterThan(0);
});
