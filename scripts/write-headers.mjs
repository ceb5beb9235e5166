import { writeFileSync } from 'node:fs';
import { formatHeadersFile } from './headers.mjs';

// The last step of `npm run build`.
writeFileSync('build/_headers', formatHeadersFile());
