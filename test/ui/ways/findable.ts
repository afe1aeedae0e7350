import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../../support/workbench.ts';
import { actUntil } from '../../support/workbench/appears.ts';
import { chooseFromMenu } from '../../support/workbench/menus.ts';
import { begun, type SampleWorkbench } from '../support/sampleWorkbench.ts';

/** Things that a person finds without the palette, by mouse and by keyboard, in the narrow side bar that many have. */
export function findable(given: () => SampleWorkbench): void {
  describe('finds things by mouse and keyboard', () => {
    let own: SampleWorkbench;
    let workbench: Workbench;
    let page: Page;

    beforeAll(async () => {
      own = await begun(given());
      workbench = own.workbench;
      page = workbench.screen.page;
      await workbench.openView('Lambda Async');
      await functions().waitFor('catalog-import');
    });

    const functions = (): ReturnType<Workbench['tree']> => workbench.tree('Functions');
    const connection = (): ReturnType<Workbench['tree']> => workbench.tree('Connection');

    it('opens and closes a function by a click, and its panel by a double click', async () => {
      const row = functions().row('cleanup-sessions');
      await row.click();
      await row.and(page.locator('[aria-expanded="true"]')).waitFor();
      // Elsewhere in between: two clicks on one row can be a double click. Below, so that the row stays in its place.
      const below = functions().row('inventory-reserve');
      await below.click();
      await below.and(page.locator('[aria-expanded="true"]')).waitFor();
      await row.click();
      await row.and(page.locator('[aria-expanded="false"]')).waitFor();
      expect(await tabs(page)).toEqual([]);
      // On a busy machine the clicks may reach the extension further apart than those of a double click.
      const audit = page.locator('.part.editor').getByRole('tab', { name: /^inventory-audit/ });
      await actUntil(audit, () => functions().row('inventory-audit').dblclick());
      await panelOf(workbench, /^inventory-audit/);
      await workbench.closeAllEditors();
    });

    it('opens the panel by Enter', async () => {
      const row = functions().row('catalog-import');
      await row.click();
      await row.and(page.locator('[aria-expanded="true"]')).waitFor();
      await page.keyboard.press('Enter');
      await panelOf(workbench, /^catalog-import/);
      await row.and(page.locator('[aria-expanded="true"]')).waitFor();
      await workbench.closeAllEditors();
      await functions().collapse('catalog-import');
    });

    it('filters and refreshes by keys, while the view has the focus', async () => {
      await functions().row('catalog-import').click();
      await listHasFocus(page);
      await page.keyboard.press('Control+Alt+f');
      await workbench.quickInput.shows(/Filter Functions/);
      await workbench.quickInput.type('payments-*');
      await workbench.quickInput.accept();
      await functions().waitFor('payments-capture');
      await workbench.viewAction(/Clear Filter/);
      await functions().waitFor('catalog-import');
      await own.requests();
      await functions().row('catalog-import').click();
      await listHasFocus(page);
      await page.keyboard.press('Control+Alt+r');
      await expect
        .poll(() => own.requests())
        .toContainEqual(expect.stringMatching(/^GET .*functions\/? 200|^GET .*functions\/\?.* 200/));
    });

    it('has three icons at most above a view', async () => {
      for (const view of ['Connection', 'Functions']) {
        const header = page.locator('.part.sidebar .pane-header').filter({ hasText: view });
        // oxlint-disable-next-line no-await-in-loop -- one mouse
        await header.hover();
        const icons = header.locator('.actions').getByRole('button').filter({ hasNotText: 'More Actions' });
        // oxlint-disable-next-line no-await-in-loop -- one mouse
        const names = await icons.evaluateAll((all) =>
          all.map((icon) => icon.getAttribute('aria-label') ?? ''),
        );
        const counted = names.filter((name) => !/More Actions/.test(name));
        expect(counted.length, counted.join()).toBeLessThanOrEqual(3);
        expect(counted.length).toBeGreaterThan(0);
      }
    });

    it.each([220, 300])('reads the values at %i pixels', async (width) => {
      await setSideBarWidth(page, width);
      await filterTo(workbench, 'payments-reconcile');
      await functions().expand('payments-reconcile');
      await functions().expand(/^canary/);
      await functions().waitFor(/Alias canary no longer exists/);
      await workbench.screenshot(`narrow-${width}`);
      for (const label of ['Retries 0', 'Max age 6 h', 'On failure', 'DLQ', 'Alias is gone']) {
        const row = page.locator('.part.sidebar .monaco-list-row').filter({ hasText: label }).first();
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(await isCut(row.locator('.label-name').first()), label).toBe(false);
      }
      await functions().collapse('payments-reconcile');
      await filterTo(workbench, '');
      await setSideBarWidth(page, 300);
    });

    it('opens the overview and the graph from the view Connection', async () => {
      await connection().click('Account Overview');
      await page.getByRole('tab', { name: /Overview/ }).waitFor();
      await connection().click('Event Graph');
      await page.getByRole('tab', { name: /Graph/ }).waitFor();
      await workbench.screenshot('connection-pages');
      await workbench.closeAllEditors();
    });

    it('copies the account', async () => {
      await connection().action(/^Account.*111111111111/, 'Copy');
      await workbench.statusItem('Copied');
    });

    it('looks up the word under the cursor from the editor’s menu', async () => {
      await workbench.text.open('serverless.yml');
      await page
        .locator('.view-line span span')
        .filter({ hasText: 'orders-received' })
        .first()
        .click({ button: 'right' });
      await chooseFromMenu(page, 'Look Up Lambda Function');
      await workbench.quickInput.shows('Look Up Function');
      await workbench.quickInput.offers(/orders-received/);
      await workbench.screenshot('look-up-here');
      await page.keyboard.press('Escape');
      // After a menu the editor shows no hovers until it is clicked.
      await page.locator('.view-line').first().click();
      await workbench.closeAllEditors();
    });
  });
}

/** The editor gives the focus back to where it was when a box closes, which may come after a click. */
async function listHasFocus(page: Page): Promise<void> {
  const isInList = `document.activeElement?.closest('.monaco-list') !== null`;
  await expect.poll(() => page.evaluate<boolean>(isInList)).toBe(true);
}

async function filterTo(workbench: Workbench, pattern: string): Promise<void> {
  await workbench.runCommand('Lambda Async: Filter Functions by Name…');
  await workbench.quickInput.shows(/Filter Functions/);
  await workbench.quickInput.type(pattern);
  await workbench.quickInput.accept();
}

const tabs = (page: Page): Promise<string[]> => page.locator('.part.editor').getByRole('tab').allInnerTexts();

async function panelOf(workbench: Workbench, title: RegExp): Promise<void> {
  const { page } = workbench.screen;
  await page.locator('.part.editor').getByRole('tab', { name: title }).waitFor();
  const panel = await workbench.webview();
  await panel.getByRole('heading', { name: title }).waitFor();
}

/** Drags the edge of the side bar. */
async function setSideBarWidth(page: Page, width: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('There is no side bar.');
  await page.mouse.move(box.x + box.width, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + width, box.y + 300, { steps: 5 });
  await page.mouse.up();
  await expect
    .poll(async () => Math.round((await page.locator('.part.sidebar').boundingBox())?.width ?? 0))
    .toBeLessThanOrEqual(width + 2);
}

/** True if a label has no room for its text. */
const isCut = (label: ReturnType<Page['locator']>): Promise<boolean> =>
  label.evaluate((element) => {
    const row = element.closest('.monaco-list-row');
    return !row || element.getBoundingClientRect().right > row.getBoundingClientRect().right;
  });
