import { createContext } from 'svelte';
import type { Mettle } from './mettle.svelte.ts';

/** What the pages share: made once by the root layout. */
export const [getMettle, setMettle] = createContext<Mettle>();
