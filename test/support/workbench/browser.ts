import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { out } from '../../../scripts/lib/paths.ts';
import { launchProfile } from '../chromium.ts';

/** The same for all editors, whatever their port: the browser compiles the workbench's scripts once and not for each. */
export const HOST = 'workbench.localhost';

const viewport = { width: 1280, height: 800 };

/**
 * What turns without end stands still: to paint it 60 times a second takes a third of the processor time of a scan, and
 * nobody looks. Transitions stay, for the editor waits for their end.
 */
const STILL = `
  const still = new CSSStyleSheet();
  still.replaceSync('.codicon-modifier-spin, .progress-bit { animation: none !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
`;

/** Starts a browser in which `HOST` is the editor at this port. Test files that run side by side have a profile each. */
export async function launchBrowser(port: number): Promise<BrowserContext> {
  const folder = join(out, 'browsers', process.env['VITEST_POOL_ID'] ?? 'alone');
  const browser = await launchProfile(folder, viewport, [
    `--host-resolver-rules=MAP ${HOST} 127.0.0.1:${port}`,
  ]);
  await browser.addInitScript(STILL);
  return browser;
}
