import { describeLogStore } from '#tests/contracts/log-store-contract.ts';
import { createMemoryLogStore } from './memory-log-store.ts';

describeLogStore('the log in memory', async () => createMemoryLogStore('laptop'));
