/** Pictures of the graph's page in all its states: `node test/ui/webview/support/graphShots.ts [STATE…]`. */
import { join } from 'node:path';
import { out } from '../../../../scripts/lib/paths.ts';
import type * as States from './graphStates.ts';
import { launchPages, buildPage, loadStates, openPage, type Theme } from './webPage.ts';

await buildPage('graph');
const { states } = await loadStates<typeof States>('graphStates');
const wanted = process.argv.slice(2);
const browser = await launchPages();
try {
  for (const theme of ['dark', 'light', 'contrast', 'contrastLight'] as const satisfies readonly Theme[]) {
    for (const [name, state] of Object.entries(states)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      for (const mode of process.env['MODES']?.split(',') ?? ['picture', 'list']) {
        const kept = { view: { mode } };
        const web = await openPage(browser, 'graph', { theme, width: 1200, height: 800, kept });
        await web.post(...state());
        const path = join(out, 'screenshots/webview', theme, `graph-${name}-${mode}.png`);
        await web.page.screenshot({ path, animations: 'disabled' });
        if (web.complaints.length > 0) console.error(theme, name, web.complaints);
        await web.page.close();
      }
    }
  }
} finally {
  await browser.close();
}
