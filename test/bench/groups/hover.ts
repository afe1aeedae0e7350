import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { actUntil } from '../../support/workbench/appears.ts';
import { OURS } from '../probe/protocol.ts';
import { timed, type Visit } from '../rig.ts';
import { linesOfSize } from '../files.ts';
import { type Group, repeat, type Setting, usualSize } from './group.ts';

const HOVERED = 6;

/** Hovers, in the extension host by the size of the file, and on the screen in one file. */
export const hover: Group = async (setting) => {
  const { runs, sizes, rig, fileSizes } = setting;
  const editor = await rig();
  const files = fileSizes.map((size) => [size, join(editor.workspace, `arns-${size}.txt`)] as const);
  for (const [size, file] of files) writeFileSync(file, linesOfSize(size));
  await repeat(runs, async () => {
    await using visit = await editor.visit(usualSize(sizes));
    for (const [size, file] of files) await measureInHost(setting, visit, size, file);
    // Not before: nothing else of ours is to run beside what is measured in the host.
    await visit.probe.ask('activate', OURS);
    await measureOnScreen(setting, visit, `arns-${fileSizes[0] ?? 0}.txt`);
  });
};

async function measureInHost(
  { measurements }: Setting,
  { probe }: Visit,
  n: number,
  file: string,
): Promise<void> {
  const numbers = Array.from({ length: HOVERED }, (_, index) => index + 1);
  const { cold, warm } = await probe.ask('hover', { file, numbers });
  const host = { place: 'host', unit: 'ms', n } as const;
  measurements.add({ ...host, key: 'hover.cold', title: 'hover, cold, by the bytes of the file' }, ...cold);
  measurements.add({ ...host, key: 'hover.warm', title: 'hover, warm, by the bytes of the file' }, ...warm);
}

/** With the editor's own delay: it waits 300 ms for the mouse to rest before it shows anything. */
async function measureOnScreen({ measurements }: Setting, { page }: Visit, file: string): Promise<void> {
  await open(page, file);
  const screen = { place: 'workbench', unit: 'ms' } as const;
  const title = 'hover: mouse rests to painted, the editor’s 300 ms included';
  const first = await rest(page, 1);
  measurements.add({ ...screen, key: 'hover.screenFirst', title: `${title}, the first of all` }, first);
  const cold = await rest(page, 3);
  measurements.add({ ...screen, key: 'hover.screenCold', title: `${title}, cold` }, cold);
  const warm = await rest(page, 3);
  measurements.add({ ...screen, key: 'hover.screenWarm', title: `${title}, warm` }, warm);
}

/** Opens a file of the workspace. The box is opened again where it does not find a file that has just been written. */
export async function open(page: Page, file: string): Promise<void> {
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: file }).first();
  await actUntil(row, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+p');
    await page.locator('.quick-input-widget .quick-input-box input').fill(file);
  });
  await row.click();
  await page.locator('.view-lines .view-line').first().waitFor();
}

const hoverSelector = '.monaco-resizable-hover .monaco-hover:not(.hidden) .hover-contents';

/** Rests the mouse on the function of a line, and leaves the hover again. */
async function rest(page: Page, line: number): Promise<number> {
  return await restOn(page, page.locator('.view-lines .view-line').nth(line), 200);
}

/** @param x pixels from the line's beginning */
export async function restOn(page: Page, row: Locator, x: number): Promise<number> {
  const box = await row.boundingBox();
  if (!box) throw new Error('The line is out of sight.');
  const at = { x: box.x + x, y: box.y + box.height / 2 };
  await page.mouse.move(at.x - 5, at.y);
  const { shown } = await timed(page, { shown: `${hoverSelector} li` }, () => page.mouse.move(at.x, at.y));
  await page.mouse.move(0, 0);
  await page.keyboard.press('Escape');
  await page.locator(hoverSelector).first().waitFor({ state: 'hidden' });
  return shown.painted;
}
