import type { FrameLocator, Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../../support/workbench.ts';
import { begun, type SampleWorkbench, switchProfile } from '../support/sampleWorkbench.ts';

/** A person compares the templates of the sample workspace with the sample account; the pictures are looked at by people. */
export function compare(given: () => SampleWorkbench): void {
  describe('compares templates with the account', () => {
    let own: SampleWorkbench;
    let workbench: Workbench;

    beforeAll(async () => {
      own = await begun(given());
      workbench = own.workbench;
      await switchProfile(workbench, 'default');
      await workbench.openView('Lambda Async');
      await workbench.tree('Functions').waitFor('orders-api');
    });

    const page = (): Promise<FrameLocator> => workbench.webview();
    const row = async (name: RegExp): Promise<Locator> => (await page()).getByRole('row', { name }).first();

    it('is asked first, with the number of requests, and nothing is sent before', async () => {
      await own.requests();
      await workbench.runCommand('Lambda Async: Compare Workspace with Account');
      const compared = await page();
      await compared.getByText(/^Compare \d+ declarations in \d+ templates with this account\?$/).waitFor();
      await compared.getByText(/It sends \d+ to \d+ requests, at most 14 per second/).waitFor();
      expect(await own.requests()).toEqual([]);
      await workbench.screenshot('compare-question');
    });

    it('sees each declaration with its state, the worst first', async () => {
      const compared = await page();
      await compared.getByRole('button', { name: 'Compare', exact: true }).click();
      await ended(compared);
      await compared.getByText(/^\d+ rows: one for each qualifier/).waitFor();
      await compared.getByRole('row', { name: /^Differs invoices-send InvoicesSend/ }).waitFor();
      await compared.getByRole('row', { name: /inventory-reserve reserve/ }).waitFor();
      await workbench.screenshot('compare');
      const states = await compared.getByRole('row').locator('.cell.state').allTextContents();
      expect(states[0]?.trim()).toBe('Differs');
    });

    it('chooses the stack where two fit, and sees what differs on three sides', async () => {
      const compared = await page();
      await compared.getByRole('searchbox').fill('parcels');
      await (await row(/^Not known Notify/)).click();
      const detail = compared.getByRole('region', { name: 'Selected row' });
      await detail.getByText(/Several stacks fit this file/).waitFor();
      await workbench.screenshot('compare-choose-stack');
      await detail.getByRole('button', { name: 'Choose Stack…' }).click();
      await workbench.quickInput.pick('parcels-prod');
      await (await row(/^Differs Notify/)).click();
      await detail.getByRole('row', { name: /^Retries 1 1 0 differs/ }).waitFor();
      await workbench.screenshot('compare-detail');
    });

    it('opens both sides in the editor’s diff, the declaration and the panel', async () => {
      const compared = await page();
      const detail = compared.getByRole('region', { name: 'Selected row' });
      await detail.getByRole('button', { name: 'Open Diff' }).click();
      await workbench.screen.page.getByRole('tab', { name: /^Notify:\$LATEST: file ↔ in force/ }).waitFor();
      await workbench.screen.page
        .locator('.monaco-diff-editor .view-line', { hasText: 'Retries: 0' })
        .waitFor();
      await workbench.screenshot('compare-diff');
      await workbench.showTab(/^Compare: /);
      await (await page()).getByRole('button', { name: 'Go to Declaration' }).click();
      await workbench.screen.page.getByText('Ln 19, Col 3').waitFor();
      await workbench.showTab(/^Compare: /);
      await (await page()).getByRole('button', { name: 'Open Panel' }).click();
      await workbench.screen.page.getByRole('tab', { name: /^parcels-prod-Notify/ }).waitFor();
    });

    it('moves by keys, filters by state, and finds both pages as they were after a reload', async () => {
      await workbench.showTab(/^Compare: /);
      const compared = await page();
      await compared.getByRole('button', { name: 'Clear Filters' }).click();
      await compared.getByLabel('State').selectOption('Differs');
      const grid = compared.getByRole('grid', { name: 'Declared functions' });
      await grid.focus();
      await workbench.screen.page.keyboard.press('End');
      const all = await grid.getByRole('row').locator('.cell.state').allTextContents();
      expect(new Set(all.map((text) => text.trim()))).toEqual(new Set(['Differs']));
      await workbench.runCommand('Lambda Async: Open Account Overview');
      const overview = await page();
      await overview.getByText(/^Scan .*\?$/).waitFor();
      await own.requests();
      await workbench.reload();
      await overview.getByText(/^Scan .*\?$/).waitFor();
      const asked = await own.requests();
      expect(asked.filter((request) => request.includes('event-invoke-config'))).toEqual([]);
      await workbench.screenshot('overview-restored');
      await workbench.showTab(/^Compare: /);
      const again = await page();
      await again.getByText(/^Compare \d+ declarations/).waitFor();
      await again.getByRole('button', { name: 'Compare', exact: true }).click();
      await ended(again);
      await expect.poll(() => again.getByLabel('State').inputValue()).toBe('differs');
      await workbench.screenshot('compare-reloaded');
    });
  });
}

const ended = (page: FrameLocator): Promise<void> =>
  page
    .getByRole('region', { name: 'Comparison' })
    .getByText(/^Compared: \d+ declarations$/)
    .waitFor();
