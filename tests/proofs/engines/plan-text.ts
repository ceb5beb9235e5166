/** A node of what `EXPLAIN (FORMAT JSON)` returns. */
export type PlanNode = { readonly [key: string]: unknown; readonly Plans?: readonly PlanNode[] };

/** By what a node reads, joins, sorts and groups. Costs, widths and rows are left out: they depend on more than the claim. */
const conditions = [
	'Join Type',
	'Index Cond',
	'Recheck Cond',
	'Order By',
	'Filter',
	'Hash Cond',
	'Merge Cond',
	'Join Filter',
	'Sort Key',
	'Presorted Key',
	'Group Key',
	'One-Time Filter',
	'Subplans Removed',
	'Subplan Name'
];

/** A plan as indented text, a line a node: `Index Scan using orders_customer on orders · Index Cond: (customer = 42)`. */
export function planText(node: PlanNode, depth = 0): string {
	const name = (key: string) => (typeof node[key] === 'string' ? node[key] : undefined);
	const index = name('Index Name');
	const relation = name('Relation Name') ?? name('CTE Name') ?? name('Function Name');
	const alias = name('Alias');
	const head = [
		name('Strategy') === 'Hashed' ? `Hash${name('Node Type')}` : name('Node Type'),
		name('Scan Direction') === 'Backward' ? 'Backward' : undefined,
		index && `using ${index}`,
		relation && `on ${relation}`,
		relation && alias && alias !== relation ? alias : undefined
	];
	const details = conditions.flatMap((key) => {
		const value = node[key];
		if (value === undefined || (key === 'Join Type' && value === 'Inner')) return [];
		const text = Array.isArray(value) ? value.join(', ') : String(value);
		return `${key}: ${text}`;
	});
	const line = [head.filter(Boolean).join(' '), ...details].join(' · ');
	return [
		'  '.repeat(depth) + line,
		...(node.Plans ?? []).map((child) => planText(child, depth + 1))
	].join('\n');
}
