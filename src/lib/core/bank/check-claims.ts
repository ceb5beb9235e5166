import type { Item } from '#lib/core/items/item.ts';
import { checkClaim } from '#lib/core/proof/check-claim.ts';
import type { Issue } from './issue.ts';
import type { RecordedProof } from './read-proofs.ts';

/** Whether every question and its proof name each other, and every key follows from what was recorded. */
export function checkClaims(
	items: readonly Item[],
	paths: ReadonlySet<string>,
	proofOf: (id: string) => string | undefined,
	proofs: ReadonlyMap<string, RecordedProof>
): Issue[] {
	const itemsById = new Map<string, Item>(items.map((item) => [item.id, item]));
	const claimed = [...proofs].flatMap(([key, { path, proof, recording, lineOf }]) =>
		Object.entries(proof?.claims ?? {}).flatMap(([slug, claim]): Issue[] => {
			const id = `${key.split('/')[0]}/${slug}`;
			const issue = (
				rule: 'claim-unpaired' | 'claim-refuted',
				message: string,
				at: readonly (string | number)[] = []
			): Issue => ({
				file: path,
				line: lineOf(['claims', slug, ...at]),
				rule,
				message: `${id}: ${message}`
			});
			const item = itemsById.get(id);
			// A question that cannot be read has its own issues.
			if (!item && paths.has(`${id}.md`)) return [];
			if (!item) return [issue('claim-unpaired', 'there is no such question')];
			if (`${item.skill}/proofs/${proofOf(id)}` !== key) {
				return [issue('claim-unpaired', 'the question does not name this proof')];
			}
			if (!recording) return [];
			return checkClaim(item, claim, recording).map(({ path: at, message }) =>
				issue('claim-refuted', message, at)
			);
		})
	);
	const unclaimed = items.flatMap((item): Issue[] => {
		const name = proofOf(item.id);
		const proof = name && proofs.get(`${item.skill}/proofs/${name}`)?.proof;
		if (!proof || (item.id.split('/')[1] ?? '') in proof.claims) return [];
		const message = `proofs/${name}.yaml says nothing about it under "claims"`;
		return [{ file: `${item.id}.md`, line: 1, rule: 'claim-unpaired', message }];
	});
	return [...claimed, ...unclaimed];
}
