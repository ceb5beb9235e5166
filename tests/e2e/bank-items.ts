import { builtItems } from '../../scripts/built-bank.ts';

/** The questions of the build. */
export const bankItems = builtItems();
