/**
 * `npm run pictures`: README's pictures, from the screenshots that the UI tests left behind. Run those first, in
 * the dark theme: UI_THEMES=dark npm test -- --only package,ui
 * `npm run pictures -- template` makes one of them.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../test/support/chromium.ts';
import { main } from './lib/main.ts';
import { out, root } from './lib/paths.ts';
import { toWebp } from './lib/webp.ts';

/** A picture's name, and that of the screenshot that it is made from. */
const pictures = {
  functions: 'orphaned',
  hover: 'hover-cloudformation-template-yaml-37',
  template: 'template-differs',
  compare: 'compare-detail',
  change: 'change-review',
  evidence: 'evidence-lost',
  panel: 'panel',
  overview: 'overview',
  graph: 'graph',
};

await main(async () => {
  const browser = await launchChromium();
  try {
    const wanted = process.argv.slice(2);
    for (const [name, screenshot] of Object.entries(pictures)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      // oxlint-disable-next-line no-await-in-loop -- a browser's tab each
      const webp = await toWebp(browser, readFileSync(find(screenshot)));
      writeFileSync(join(root, `docs/pictures/${name}.webp`), webp);
      console.log(`docs/pictures/${name}.webp: ${Math.round(webp.length / 1000)} kB`);
    }
  } finally {
    await browser.close();
  }
});

/** Screenshots are numbered in the order in which a test file takes them. */
function find(screenshot: string): string {
  const [file] = globSync(`screenshots/dark/[0-9][0-9]-${screenshot}.png`, { cwd: out });
  if (!file)
    throw new Error(`There is no screenshot ${screenshot}: run the UI tests in the dark theme first.`);
  return join(out, file);
}
