import { mkdir, rm, writeFile } from 'node:fs/promises';
import { schemaFiles, schemaFolder } from './schema-files.ts';

// npm run schemas: writes the JSON Schemas for editors.
await rm(schemaFolder, { recursive: true, force: true });
await mkdir(schemaFolder);
for (const [name, text] of schemaFiles()) await writeFile(`${schemaFolder}/${name}`, text);
