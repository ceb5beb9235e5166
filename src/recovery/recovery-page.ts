// The page for a Mettle that does not start. It shares no file with the app, so that whatever broke there works here.
import { writeBackup } from '#lib/core/log/backup.ts';
import { saveFile } from '#lib/platform/files.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { type RawLog, readRawLog } from './read-raw-log.ts';

/** Another tab that is about to change the database makes this one wait. */
const patienceMs = 5000;

const found = elementOf('found');
const saved = elementOf('saved');
const refused = elementOf('refused');
const save = elementOf('export');
const again = elementOf('again');
const anew = elementOf('anew');

const number = new Intl.NumberFormat('en');
const counted = (count: number, one: string, many: string) =>
	`${number.format(count)} ${count === 1 ? one : many}`;

function elementOf(id: string): HTMLElement {
	const element = document.getElementById(id);
	if (!element) throw new Error(`the page has no #${id}`);
	return element;
}

function describe(log: RawLog | undefined): string {
	const { events = [], unreadable = 0 } = log ?? {};
	if (events.length === 0 && unreadable === 0) return 'Nothing is stored in this browser.';
	const answers = events.filter(({ kind }) => kind === 'item-answered').length;
	const all = counted(events.length, 'record', 'records');
	const sentence = `${counted(answers, 'answer is', 'answers are')} stored here, in ${all}.`;
	if (unreadable === 0) return sentence;
	return `${sentence} ${counted(unreadable, 'row is', 'rows are')} damaged and cannot be read; all others can be saved.`;
}

async function look(): Promise<void> {
	const slow = setTimeout(() => {
		found.textContent =
			'Another tab with Mettle keeps your answers busy. Close it, and they show here.';
	}, patienceMs);
	try {
		const log = await readRawLog('mettle-log');
		found.textContent = describe(log);
		save.toggleAttribute('disabled', !log || log.events.length === 0);
		save.onclick = () => void exportAll();
	} catch (error) {
		found.textContent = `The browser does not let your answers be read (${nameOf(error)}). Nothing was deleted. Restarting the browser often helps.`;
	} finally {
		clearTimeout(slow);
	}
}

/** Reads anew, since another tab may have answered meanwhile. */
async function exportAll(): Promise<void> {
	try {
		const log = await readRawLog('mettle-log');
		if (!log) return;
		const created = Date.now();
		const parts = await writeBackup(log.events, { created, dev: log.dev ?? 'recovery' }, sha256);
		const name = `mettle-backup-${new Date(created).toISOString().slice(0, 10)}.jsonl`;
		saveFile(name, parts, 'application/jsonl');
		found.textContent = describe(log);
		saved.textContent = `Saved as ${name}, with ${counted(log.events.length, 'record', 'records')}. Bring it in on the page “Data” of any Mettle that works.`;
	} catch (error) {
		saved.textContent = `The file could not be made (${nameOf(error)}). Nothing was deleted.`;
	}
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : String(error));

function start(): void {
	try {
		localStorage.removeItem('mettle-starts');
	} catch {
		// Storage is refused, so nothing was counted.
	}
	location.assign('/');
}

/** Takes the stored copy of the app away, and no answer. Only where a new one can be had at once. */
async function fetchAnew(): Promise<void> {
	try {
		// No worker answers this kind of request.
		await fetch('/', { method: 'HEAD', cache: 'no-store' });
	} catch {
		refused.textContent =
			'The network does not answer. Nothing was changed, because without its stored copy Mettle could not open at all. Try again when you are connected.';
		return;
	}
	const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
	await Promise.all(workers.map((worker) => worker.unregister()));
	await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
	start();
}

again.onclick = start;
anew.onclick = () => void fetchAnew();
elementOf('steps').hidden = false;
void look();
