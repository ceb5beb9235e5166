import * as z from 'zod/mini';
import { answerSchemas } from '../src/lib/core/bank/answer-schemas.ts';
import { frontMatterSchema } from '../src/lib/core/bank/front-matter.ts';
import { catalogueSchema } from '../src/lib/core/bank/parse-catalogue.ts';
import { laboratorySourceSchema } from '../src/lib/core/proof/laboratory-source.ts';
import { proofSchema } from '../src/lib/core/proof/proof.ts';
import { roleSchema } from '../src/lib/core/role/role.ts';

export const schemaFolder = 'questions/schemas';

/** JSON Schemas of all that authors write in YAML, by file name, for editors that complete and check while one types. */
export function schemaFiles(): ReadonlyMap<string, string> {
	const schemas = {
		question: frontMatterSchema,
		...Object.fromEntries(
			Object.entries(answerSchemas).map(([kind, schema]) => [`answer-${kind}`, schema])
		),
		proof: proofSchema,
		laboratory: laboratorySourceSchema,
		skills: catalogueSchema,
		role: roleSchema
	};
	return new Map(
		Object.entries(schemas).map(([name, schema]) => {
			// Draft 7 is what the YAML language server reads best.
			const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
			return [`${name}.schema.json`, `${JSON.stringify(json, null, '\t')}\n`];
		})
	);
}
