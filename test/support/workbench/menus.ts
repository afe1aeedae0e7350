import type { Page } from 'playwright-core';
import { actUntil } from './appears.ts';
import { named, type Name } from './names.ts';

/**
 * Chooses from the context menu that is open or about to open. With the keyboard, since a menu takes no
 * clicks for a moment after it opened and does not show when it does.
 */
export async function chooseFromMenu(page: Page, item: Name): Promise<void> {
  const label = page.getByRole('menuitem', { name: named(item) });
  const entry = page.locator('.monaco-menu .action-item').filter({ has: label });
  const point = async () => {
    await page.mouse.move(0, 0);
    await entry.hover();
  };
  await actUntil(entry.and(page.locator('.focused')), point);
  await page.keyboard.press('Enter');
  await entry.waitFor({ state: 'hidden' });
}
