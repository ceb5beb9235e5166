import path from 'node:path';
import { buildScript } from './build-script.ts';

// A step of `npm run build`: the scripts that stand apart from the app, because they are for when it does not start.
for (const [entry, name] of [
	['boot-guard', 'boot-guard'],
	['recovery-page', 'recovery']
] as const) {
	await buildScript(`src/recovery/${entry}.ts`, path.join('build', `${name}.js`));
}
