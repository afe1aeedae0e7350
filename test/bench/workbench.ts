import type { Page } from 'playwright-core';
import { activityTab, type InPage, lastGesture, timed, type Times } from './rig.ts';

/** Height of a row of the editor's lists, in pixels: how many rows a list has shows in its height alone. */
const ROW_PX = 22;
const ours = '.part.sidebar [role="tree"][aria-label="Functions"]';
const floor = '.part.sidebar [role="tree"][aria-label="Bench Floor"]';
const quickList = '.quick-input-widget .quick-input-list';

/** Opens our view by a click in the activity bar: until its first row, and until it has all. */
export function openFunctions(page: Page, count: number): Promise<Readonly<Record<'first' | 'all', Times>>> {
  const rows = { first: `${ours} .monaco-list-row`, all: rowsOf(ours, count) };
  return timed(page, rows, () => activityTab(page, 'Lambda Async').click());
}

/** The same for a view whose rows are there at once: what the editor itself takes. */
export async function openFloor(page: Page): Promise<Times> {
  const rows = { first: `${floor} .monaco-list-row` };
  return (await timed(page, rows, () => activityTab(page, 'Bench Floor').click())).first;
}

const rowsOf = (tree: string, count: number): string =>
  `${tree} .monaco-list-rows[style*="height: ${count * ROW_PX}px"]`;

/** Expands a row by a click until the first row under it is painted, and collapses it again. */
export async function expandFunction(page: Page, name: string): Promise<Times> {
  return await expand(page, ours, name);
}

export async function expandFloor(page: Page): Promise<Times> {
  return await expand(page, floor, 'floor-3,');
}

async function expand(page: Page, tree: string, name: string): Promise<Times> {
  const twistie = page.locator(`${tree} [aria-level="1"][aria-label^="${name}"] .monaco-tl-twistie`);
  const child = `${tree} [aria-level="2"]`;
  // On the activity bar the mouse has a tooltip, which may lie over the row.
  await page.mouse.move(0, 0);
  await page.locator('.context-view .hover-contents').first().waitFor({ state: 'hidden' });
  const { shown } = await timed(page, { shown: child }, () => twistie.click());
  await twistie.click();
  await page.locator(child).first().waitFor({ state: 'detached' });
  return shown;
}

/** Presses “Open Panel” on a row until the panel's limits are painted, and closes the panel again. */
export async function openPanel(page: Page, name: string): Promise<number> {
  const row = page.locator(`${ours} [aria-level="1"][aria-label^="${name}"]`);
  await page.mouse.move(0, 0);
  await row.hover();
  await page.evaluate(() => (globalThis as unknown as InPage).bench.arm({}));
  await row.getByRole('button', { name: 'Open Panel' }).click();
  const started = await lastGesture(page);
  const frame = page.locator('iframe.webview').contentFrame().locator('#active-frame').contentFrame();
  // Looked for once a frame; the answer comes back by way of the browser, which takes some milliseconds more.
  await frame.locator('table.limits').waitFor();
  const painted = await page.evaluate(() => (globalThis as unknown as InPage).bench.clock());
  await page.keyboard.press('Control+w');
  await page.locator('iframe.webview').waitFor({ state: 'detached' });
  return painted - started;
}

/** Opens the look-up and types all but the last character of the names that follow. */
export async function openLookup(page: Page, stem: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget .quick-input-box input');
  await input.fill('>Lambda Async: Look Up Function…');
  await page.locator(`${quickList} .monaco-list-row`, { hasText: 'Look Up Function' }).first().click();
  await page
    .locator('.quick-input-widget')
    .getByPlaceholder(/Function name, ARN/)
    .waitFor();
  await input.fill(stem);
  await lookedUp(page, `Look up ${stem}`);
}

/**
 * One key more, until the function that it names stands alone in the list, and back. The editor narrows the list
 * itself at once, but leaves the offer to look up what was typed, which only our answer removes.
 */
export async function typeInLookup(page: Page, stem: string, key: string): Promise<Times> {
  const alone = `${quickList} .monaco-list-rows[style*="height: ${ROW_PX}px"] [aria-label^="${stem}${key}"]`;
  const { shown } = await timed(page, { shown: alone }, () => page.keyboard.press(key));
  await page.keyboard.press('Backspace');
  await lookedUp(page, `Look up ${stem}`);
  return shown;
}

async function lookedUp(page: Page, label: string): Promise<void> {
  await page.locator(`${quickList} .monaco-list-row[aria-label^="${label}"]`).waitFor();
}
