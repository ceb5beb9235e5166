/**
 * Splits SQL into the statements to send one by one, because some, like `VACUUM`, refuse to run beside others. A statement ends with a
 * line that ends in a semicolon outside a `$$` body, which is how the proofs are written.
 */
export function splitStatements(sql: string): string[] {
	const statements: string[] = [];
	let current: string[] = [];
	let isInBody = false;
	for (const line of sql.split('\n')) {
		current.push(line);
		if (line.split('$$').length % 2 === 0) isInBody = !isInBody;
		if (isInBody || !/;\s*$/.test(line)) continue;
		statements.push(current.join('\n'));
		current = [];
	}
	statements.push(current.join('\n'));
	return statements.map((statement) => statement.trim()).filter(Boolean);
}
