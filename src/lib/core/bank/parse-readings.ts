import { type Readings, readingsSchema } from '#lib/core/review/reading.ts';
import type { Report } from './source-file.ts';
import { parseYaml, readBySchema, type YamlSource } from './yaml-source.ts';

/** Reads `readings/<skill>.yaml`. @returns undefined when it cannot be read; what is wrong was reported */
export function parseReadings(
	text: string,
	report: Report
): { readonly readings: Readings; readonly lineOf: YamlSource['lineOf'] } | undefined {
	const yaml = parseYaml(text, 1, report);
	const readings = yaml && readBySchema(yaml, readingsSchema, report);
	return yaml && readings && { readings, lineOf: yaml.lineOf };
}
