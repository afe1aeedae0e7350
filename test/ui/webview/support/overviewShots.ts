/** Pictures of the overview in all its states: `node test/ui/webview/support/overviewShots.ts [STATE…]`. */
import { join } from 'node:path';
import { out } from '../../../../scripts/lib/paths.ts';
import type * as States from './overviewStates.ts';
import { launchPages, buildPage, loadStates, openPage, type PageOptions, type Theme } from './webPage.ts';

await buildPage('overview');
const { states } = await loadStates<typeof States>('overviewStates');
const wanted = process.argv.slice(2);
const views: readonly (readonly [string, PageOptions])[] = [
  ...(['dark', 'light', 'contrast', 'contrastLight'] as const satisfies readonly Theme[]).map(
    (theme) => [theme, { theme, width: 1280, height: 800 }] as const,
  ),
  ['narrow', { theme: 'dark', width: 400, height: 800 }],
  ['middle', { theme: 'light', width: 760, height: 700 }],
];

const browser = await launchPages();
try {
  for (const [folder, options] of views) {
    for (const [name, state] of Object.entries(states)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const overview = await openPage(browser, 'overview', options);
      await overview.post(...(await state()));
      const path = join(out, 'screenshots/webview-overview', folder, `${name}.png`);
      await overview.page.screenshot({ path, animations: 'disabled' });
      if (overview.complaints.length > 0) console.error(folder, name, overview.complaints);
      await overview.page.close();
    }
  }
} finally {
  await browser.close();
}
