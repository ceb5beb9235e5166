import type { Server } from 'node:http';

/** Serves a build as a host should: compressed, with clean addresses, security headers and a page for what is missing. */
export function createServer(folder: string): Server;

/** Serves `build/` at http://localhost:4173, or at another PORT, until stopped. */
export function serve(): void;
