import type { Item } from '#lib/core/items/item.ts';
import { disagrees, readingsFile } from '#lib/core/review/reading.ts';
import { presentToReader, sheetOf } from '#lib/core/review/sheet.ts';
import type { Issue } from './issue.ts';
import { parseReadings } from './parse-readings.ts';
import type { SourceFile } from './source-file.ts';

/**
 * Rules about blind readings. A bank that has none is not blamed for it; once a skill has a file of readings, each of
 * its questions is expected there in its present wording.
 */
export function checkReadings(
	items: readonly Item[],
	files: readonly SourceFile[],
	hash: (content: string) => string
): Issue[] {
	const asked = items.filter((item) => !item.retired);
	return [...new Set(asked.map(({ skill }) => skill))].flatMap((skill) => {
		const file = readingsFile(skill);
		const text = files.find(({ path }) => path === file)?.text;
		const own = asked.filter((item) => item.skill === skill);
		return text === undefined ? [] : checkSkill(own, file, text, hash);
	});
}

function checkSkill(
	items: readonly Item[],
	file: string,
	text: string,
	hash: (content: string) => string
): Issue[] {
	const issues: Issue[] = [];
	const report = (line: number, rule: Issue['rule'], message: string) =>
		issues.push({ file, line, rule, message });
	const read = parseReadings(text, report);
	if (!read) return issues;
	const { readings, lineOf } = read;
	for (const item of items) {
		const slug = item.id.split('/')[1] ?? '';
		const own = readings[slug] ?? [];
		own.forEach((reading, index) => {
			if (reading.settled || !(disagrees(reading) || reading.doubt)) return;
			const what = reading.doubt ?? `"${reading.reply}" is not the key`;
			report(lineOf([slug, index]), 'reading-unsettled', `${item.id}: ${what}`);
		});
		const sheet = hash(sheetOf(presentToReader(item)));
		if (own.some((reading) => reading.sheet === sheet)) continue;
		issues.push({
			file: `${item.id}.md`,
			line: 1,
			rule: 'reading-missing',
			message: own.length ? 'reworded since it was read blind' : 'not yet read blind'
		});
	}
	return issues;
}
