import * as z from 'zod/mini';

// zod compiles object schemas with `new Function`, which the content security policy forbids. It
// reads this setting when a schema is made, so modules with schemas import this one before any other.
z.config({ jitless: true });
