import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { out } from '../../../scripts/lib/paths.ts';
import { launchProfile } from '../chromium.ts';

/** The same for all editors, whatever their port: the browser compiles the workbench's scripts once and not for each. */
export const HOST = 'workbench.localhost';

const viewport = { width: 1280, height: 800 };

/** Starts a browser in which `HOST` is the editor at this port. Test files that run side by side have a profile each. */
export function launchBrowser(port: number): Promise<BrowserContext> {
  const folder = join(out, 'browsers', process.env['VITEST_POOL_ID'] ?? 'alone');
  return launchProfile(folder, viewport, [`--host-resolver-rules=MAP ${HOST} 127.0.0.1:${port}`]);
}
