/** Pictures of the panel in all its states: `node test/ui/webview/support/shots.ts [STATE…]`. */
import { join } from 'node:path';
import { out } from '../../../../scripts/lib/paths.ts';
import { buildPanel, openPanel, type PageOptions, type Theme } from './panelPage.ts';
import { launchPages } from './webPage.ts';

const { states } = await buildPanel();
const wanted = process.argv.slice(2);
const views: readonly (readonly [string, PageOptions])[] = [
  ...(['dark', 'light', 'contrast', 'contrastLight'] as const satisfies readonly Theme[]).map(
    (theme) => [theme, { theme }] as const,
  ),
  ['narrow', { theme: 'dark', width: 400 }],
  ['wide', { theme: 'light', width: 1600 }],
];

const browser = await launchPages();
try {
  for (const [folder, options] of views) {
    const panel = await openPanel(browser, options);
    for (const [name, state] of Object.entries(states)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      await panel.show(state());
      const path = join(out, 'screenshots/webview', folder, `${name}.png`);
      await panel.page.screenshot({ path, fullPage: true, animations: 'disabled' });
    }
    if (panel.complaints.length > 0) console.error(folder, panel.complaints);
    await panel.page.close();
  }
} finally {
  await browser.close();
}
