import type { Config } from '@sveltejs/kit';

/** The content security policy, in Kit's form. */
export const policy: NonNullable<NonNullable<NonNullable<Config['kit']>['csp']>['directives']>;

/** What every response carries. */
export const securityHeaders: Readonly<Record<string, string>>;

/** Which headers go with which addresses; `*` at the end stands for anything. Later rules add to earlier ones. */
export const headerRules: readonly {
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
}[];

/** The headers of one address. What has no hash in its name is asked about anew each time. */
export function headersFor(pathname: string): Record<string, string>;

/** The rules as Netlify and Cloudflare Pages read them. */
export function formatHeadersFile(): string;
