import type { Item } from '#lib/core/items/item.ts';
import type { Laboratory } from '#lib/core/proof/laboratory.ts';
import type { Recording } from '#lib/core/proof/recording.ts';
import type { Result } from '#lib/core/result.ts';
import type { BankIndex } from './bank-index.ts';
import type { IndexedItem } from './indexed-item.ts';

/** Why a part of the bank could not be had. */
export type BankError =
	/** The network did not answer, and the part is not stored here. */
	| { readonly type: 'Unreachable'; readonly file: string }
	/** What is stored or arrived is not what the build made, as its hash tells, and nothing whole could be had instead. */
	| { readonly type: 'Damaged'; readonly file: string };

/** Where questions come from. Parts are fetched once and kept. */
export type BankSource = {
	index(): Promise<Result<BankIndex, BankError>>;
	item(row: IndexedItem): Promise<Result<Item, BankError>>;
	/** What running a question's proof recorded. */
	recording(proof: NonNullable<Item['proof']>): Promise<Result<Recording, BankError>>;
	laboratory(): Promise<Result<Laboratory, BankError>>;
};
