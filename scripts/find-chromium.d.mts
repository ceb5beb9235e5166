/** The Chromium to drive: CHROMIUM_PATH, else a system's one. Undefined leaves the choice to Playwright. */
export function chromiumPath(): string | undefined;

/** How to launch it. Nothing but the pages under test may use the network: Chromium's own services are off. */
export function chromiumOptions(): { args: string[]; executablePath?: string };
