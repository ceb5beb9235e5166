import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { launchChromium } from './chromium.ts';

// npm run icons: draws the PNG icons of the manifest from static/icons/icon.svg.
const svg = await readFile('static/icons/icon.svg', 'utf8');
const browser = await launchChromium();
const page = await browser.newPage();
await mkdir('static/icons', { recursive: true });

async function draw(name: string, size: number, scale: number): Promise<void> {
	await page.setViewportSize({ width: size, height: size });
	const inner = size * scale;
	const offset = (size - inner) / 2;
	const background = scale < 1 ? '#1d5b3a' : 'transparent';
	await page.setContent(
		`<body style="margin:0;background:${background}"><div style="position:absolute;left:${offset}px;top:${offset}px;width:${inner}px;height:${inner}px">${svg}</div>`
	);
	await writeFile(`static/icons/${name}.png`, await page.screenshot({ omitBackground: true }));
}

await draw('icon-180', 180, 1);
await draw('icon-192', 192, 1);
await draw('icon-512', 512, 1);
// A maskable icon keeps what matters within the inner 80 %.
await draw('maskable-512', 512, 0.78);
await browser.close();
