import type { Item } from '#lib/core/items/item.ts';
import type { Laboratory } from '#lib/core/proof/laboratory.ts';
import type { Recording } from '#lib/core/proof/recording.ts';
import type { Role } from '#lib/core/role/role.ts';
import type { Catalogue } from './catalogue.ts';
import { checkClaims } from './check-claims.ts';
import { checkReadings } from './check-readings.ts';
import { checkBank, parseReleased, releasedFile } from './check-bank.ts';
import { type CompileContext, compileItem } from './compile-item.ts';
import { compareIssues, type Issue } from './issue.ts';
import { parseCatalogue, skillsFile } from './parse-catalogue.ts';
import { parseRoleFile } from './parse-role-file.ts';
import { readLaboratory } from './read-laboratory.ts';
import { readProofs } from './read-proofs.ts';
import type { Report, SourceFile } from './source-file.ts';

export type Bank = {
	readonly catalogue: Catalogue;
	/** Skill id → what it covers, in a sentence: apart from the catalogue, as only a skill's own page shows it. */
	readonly descriptions: Readonly<Record<string, string>>;
	readonly roles: readonly Role[];
	/** Sorted by id; retired ones are among them, because stored answers name them. */
	readonly items: readonly Item[];
	/** File name, which holds the content's hash → name of a proof → what it recorded. */
	readonly recordings: ReadonlyMap<string, Readonly<Record<string, Recording>>>;
	/** What every order of the classic anomalies' steps came to, where the bank has it. */
	readonly laboratory: Laboratory | undefined;
	/** Names this content of all questions, whatever the machine. */
	readonly hash: string;
};

/** `bank` holds what could be compiled; it is fit to ship only when no issue is an error. */
export type CompiledBank = { readonly bank: Bank; readonly issues: readonly Issue[] };

/**
 * Compiles the files of a bank: `skills.yaml`, `roles/<id>.yaml`, `<skill>/<slug>.md`, `<skill>/proofs/<name>.yaml` with
 * its receipt, `laboratory.yaml` with what it recorded, and `released.txt`; any other file is left alone. All issues are found in one go and returned by file and line.
 * Without a readable `skills.yaml` nothing else can be judged, so its issues are then the only ones.
 */
export function compileBank(
	sources: readonly SourceFile[],
	{ highlight, hash }: Pick<CompileContext, 'highlight' | 'hash'>
): CompiledBank {
	const files = sources.map(withUnixLines);
	const issues: Issue[] = [];
	const reportIn =
		(file: string): Report =>
		(line, rule, message) =>
			issues.push({ file, line, rule, message });
	const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? '';

	const parsed = parseCatalogue(textOf(skillsFile), reportIn(skillsFile));
	if (!parsed) {
		const catalogue = { areas: [], skills: [] };
		return {
			bank: {
				catalogue,
				descriptions: {},
				roles: [],
				items: [],
				recordings: new Map(),
				laboratory: undefined,
				hash: hash('')
			},
			issues
		};
	}
	const skills = new Map<string, (typeof parsed.skills)[number]>(
		parsed.skills.map((skill) => [skill.id, skill])
	);
	const roles = files.flatMap(({ path, text }) => {
		const id = /^roles\/([^/]+)\.yaml$/.exec(path)?.[1];
		const role = id ? parseRoleFile(text, id, skills, reportIn(path)) : undefined;
		return role ? [role] : [];
	});

	const { proofs, recordings } = readProofs(files, reportIn, hash);
	const questionFiles = files.filter(({ path }) => /^[^/]+\/[^/]+\.md$/.test(path));
	const items: Item[] = [];
	const proofById = new Map<string, string | undefined>();
	for (const file of questionFiles) {
		const compiled = compileItem(file, {
			skills,
			highlight,
			hash,
			proofs
		});
		issues.push(...compiled.issues);
		if (!compiled.item) continue;
		items.push(compiled.item);
		proofById.set(compiled.item.id, compiled.proof);
	}
	items.sort((a, b) => (a.id < b.id ? -1 : 1));
	const paths = new Set(questionFiles.map((file) => file.path));
	const { laboratory, issues: ofLaboratory } = readLaboratory(files, hash);
	issues.push(...ofLaboratory);
	issues.push(...checkReadings(items, files, hash));
	issues.push(...checkClaims(items, paths, (id) => proofById.get(id), proofs));
	issues.push(...checkBank(items, paths, parsed, parseReleased(textOf(releasedFile))));
	return {
		bank: {
			catalogue: {
				areas: parsed.areas,
				// Aliases serve the reading of ads, which has its own files.
				skills: parsed.skills.map(
					({ aliases: _, description: __, questions: ___, ...skill }) => skill
				)
			},
			descriptions: Object.fromEntries(
				parsed.skills.map(({ id, description }) => [id, description])
			),
			roles,
			items,
			recordings,
			laboratory,
			hash: hash(items.map((item) => `${item.id} ${item.hash}`).join('\n'))
		},
		issues: issues.sort(compareIssues)
	};
}

/** A checkout may end its lines in CRLF, and an editor may add a byte order mark: the question is the same. */
function withUnixLines({ path, text }: SourceFile): SourceFile {
	return { path, text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') };
}
