import { checkReceipt } from '#lib/core/proof/check-receipt.ts';
import { type Proof, proofSchema } from '#lib/core/proof/proof.ts';
import { type Receipt, receiptSchema } from '#lib/core/proof/receipt.ts';
import { recordingOf } from '#lib/core/proof/record.ts';
import type { Recording } from '#lib/core/proof/recording.ts';
import type { Report, SourceFile } from './source-file.ts';
import { inWords, parseYaml, readBySchema, type YamlSource } from './yaml-source.ts';

/** A proof with what running it recorded. */
export type RecordedProof = {
	readonly path: string;
	/** Undefined when it cannot be read; what is wrong was reported. */
	readonly proof: Proof | undefined;
	/** Undefined when it was not run, or its receipt is not sound; what is wrong was reported. */
	readonly recording: Recording | undefined;
	/** The file that holds the recordings of the skill. */
	readonly file: string;
	readonly lineOf: YamlSource['lineOf'];
};

type ReadProofs = {
	/** By `<skill>/proofs/<name>`. */
	readonly proofs: ReadonlyMap<string, RecordedProof>;
	/** File name, which holds the content's hash → name of a proof → recording. */
	readonly recordings: ReadonlyMap<string, Readonly<Record<string, Recording>>>;
};

const proofPath = /^(([^/]+)\/proofs\/([^/]+))\.yaml$/;

/** The receipt that running a proof leaves beside it. */
export function receiptPath(proof: string): string {
	return proof.replace(/\.yaml$/, '.receipt.json');
}

/** Reads all proofs of a bank with their receipts. */
export function readProofs(
	files: readonly SourceFile[],
	reportIn: (file: string) => Report,
	hash: (text: string) => string
): ReadProofs {
	const texts = new Map(files.map(({ path, text }) => [path, text]));
	const read = files.flatMap(({ path, text }) => {
		const [, key, skill, name] = proofPath.exec(path) ?? [];
		if (!key || !skill || !name) return [];
		const parsed = parseProof(text, reportIn(path));
		const receipt = texts.get(receiptPath(path));
		const recording = parsed && readReceipt(parsed.proof, receipt, path, reportIn, hash);
		return [{ key, skill, name, path, parsed, recording }];
	});
	// The hash of a skill's recordings is that of their order too, which is the folder's on each machine.
	read.sort((a, b) => (a.key < b.key ? -1 : 1));
	const recordings = new Map<string, Readonly<Record<string, Recording>>>();
	const fileOf = new Map<string, string>();
	for (const skill of new Set(read.map((each) => each.skill))) {
		const own = Object.fromEntries(
			read.flatMap(({ skill: of, name, recording }) =>
				of === skill && recording ? [[name, recording] as const] : []
			)
		);
		const file = `proofs-${skill}.${hash(JSON.stringify(own))}.json`;
		recordings.set(file, own);
		fileOf.set(skill, file);
	}
	const proofs = new Map(
		read.map(({ key, skill, path, parsed, recording }) => {
			const lineOf = parsed?.yaml.lineOf ?? (() => 1);
			const file = fileOf.get(skill) ?? '';
			return [key, { path, proof: parsed?.proof, recording, file, lineOf }];
		})
	);
	return { proofs, recordings };
}

/** Reads a proof file. @returns undefined when it cannot be read; what is wrong was reported */
export function parseProof(
	text: string,
	report: Report
): { readonly proof: Proof; readonly yaml: YamlSource } | undefined {
	const yaml = parseYaml(text, 1, report);
	const proof = yaml && readBySchema(yaml, proofSchema, report);
	return yaml && proof && { proof, yaml };
}

/** Reads a receipt by its schema. @returns the receipt, or what is wrong with its form */
export function parseReceipt(text: string): Receipt | string {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		return `it is no JSON: ${String(error)}`;
	}
	const parsed = receiptSchema.safeParse(value, inWords);
	if (parsed.success) return parsed.data;
	return parsed.error.issues
		.map((issue) => `${issue.path.map(String).join('.')}: ${issue.message}`)
		.join('; ');
}

function readReceipt(
	proof: Proof,
	text: string | undefined,
	path: string,
	reportIn: (file: string) => Report,
	hash: (text: string) => string
): Recording | undefined {
	const file = receiptPath(path);
	const [skill] = path.split('/');
	const questions = Object.keys(proof.claims)
		.map((slug) => `${skill}/${slug}`)
		.join(', ');
	if (text === undefined) {
		reportIn(path)(
			1,
			'receipt-missing',
			`not run yet, for ${questions}: npm run proofs -- --record`
		);
		return undefined;
	}
	const receipt = parseReceipt(text);
	const problems = typeof receipt === 'string' ? [receipt] : checkReceipt(proof, receipt, hash);
	for (const problem of problems)
		reportIn(file)(1, 'receipt-broken', `for ${questions}: ${problem}`);
	return typeof receipt === 'string' || problems.length > 0
		? undefined
		: recordingOf(proof, receipt);
}
