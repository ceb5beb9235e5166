import { mount } from 'svelte';
import '../../src/app.css';
import Preview from './Preview.svelte';
import type { PreviewedBank } from './previewed-bank.ts';

const target = document.getElementById('preview');
if (!target) throw new Error('the page has no place for the preview');
const response = await fetch('/preview/bank.json');
if (response.ok) {
	const bank = (await response.json()) as PreviewedBank;
	mount(Preview, { target, props: { bank } });
} else {
	target.textContent = `The bank could not be compiled: ${await response.text()}`;
}
