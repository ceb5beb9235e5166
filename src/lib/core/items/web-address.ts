import * as z from 'zod/mini';

/** A link that a question may hold: the web only, so that no `javascript:` address reaches a page. */
export const webAddressSchema = z.url({ protocol: /^https?$/ });
