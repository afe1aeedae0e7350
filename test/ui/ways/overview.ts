import type { FrameLocator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../../support/workbench.ts';
import { chooseFromMenu } from '../../support/workbench/menus.ts';
import { begun, type SampleWorkbench, switchProfile } from '../support/sampleWorkbench.ts';

/** A person's way through the overview of the sample account; the pictures are looked at by people. */
export function readOverview(given: () => SampleWorkbench): void {
  describe('reads the overview', () => {
    let own: SampleWorkbench;
    let workbench: Workbench;

    beforeAll(async () => {
      own = await begun(given());
      workbench = own.workbench;
    });

    const page = (): Promise<FrameLocator> => workbench.webview();

    it('asks before it scans, with the number of requests and the time', async () => {
      await workbench.openView('Lambda Async');
      await workbench.runCommand('Lambda Async: Open Account Overview');
      const overview = await page();
      await overview.getByText('Scan 49\u00A0functions?').waitFor();
      await overview.getByText(/49 to 147 requests, at most 14 per second, and takes about/).waitFor();
      const asked = await own.requests();
      expect(asked.filter((request) => request.includes('event-invoke-config'))).toEqual([]);
      await workbench.screenshot('overview-question');
    });

    it('shows rows while the account is read', async () => {
      const overview = await page();
      await overview.getByRole('button', { name: 'Start Scan' }).click();
      await overview.getByRole('button', { name: 'Pause' }).waitFor();
      await overview.getByRole('row').nth(1).waitFor();
      await workbench.screenshot('overview-reading');
    });

    it('follows the scan in the status bar when the page is closed, and is told of its end', async () => {
      await (await page()).getByRole('button', { name: 'Pause' }).click();
      const status = workbench.screen.page.getByRole('button', { name: /^Lambda Async scan\. Paused: / });
      await status.waitFor();
      await workbench.runCommand('View: Close Editor');
      await workbench.screen.page.getByRole('tab', { name: /^Overview: / }).waitFor({ state: 'detached' });
      await workbench.screenshot('overview-closed');
      await status.click();
      await workbench.quickInput.pick(/^Resume Scan/);
      await workbench.notifications.waitFor(/Account scan complete: 49\u00A0functions\. Errors: 5\./);
      await workbench.screenshot('overview-ended');
      await workbench.notifications.press(/Account scan complete/, 'Open Account Overview');
      await status.waitFor({ state: 'detached' });
    });

    it('shows all rows in the end, the versions of a function in one', async () => {
      const overview = await page();
      await overview
        .getByText(/Scanned: 49\u00A0functions/)
        .first()
        .waitFor();
      await workbench.screen.page.getByRole('tab', { name: /Overview: 111111111111 · us-east-1/ }).waitFor();
      await overview
        .getByRole('row', { name: /versions/ })
        .first()
        .waitFor();
      await overview.getByRole('button', { name: 'Show Summary' }).click();
      await workbench.screenshot('overview');
    });

    it('asks nothing when it is opened again', async () => {
      await own.requests();
      await workbench.runCommand('Lambda Async: Open Account Overview');
      await (
        await page()
      )
        .getByText(/Scanned: 49\u00A0functions/)
        .first()
        .waitFor();
      expect(await own.requests()).toEqual([]);
    });

    it('filters by a number of the summary and by text, and orders', async () => {
      const overview = await page();
      await overview.getByRole('button', { name: /with broken targets/ }).click();
      await overview
        .getByRole('gridcell', { name: /FIFO is not supported/ })
        .first()
        .waitFor();
      await overview.getByRole('columnheader', { name: 'Findings' }).getByRole('button').click();
      await workbench.screenshot('overview-filtered');
      await overview.getByRole('button', { name: 'Clear Filters' }).click();
      await overview.getByRole('searchbox', { name: 'Text' }).fill('payments-*');
      await overview
        .getByRole('row', { name: /payments-capture/ })
        .first()
        .waitFor();
    });

    it('checks the stacks once it has agreed, and finds what differs from them', async () => {
      const overview = await page();
      await overview.getByRole('button', { name: 'Check Stacks…' }).click();
      await workbench.notifications.press(
        /Compare the functions of \d+ stacks with their last/,
        'Check Stacks',
      );
      await workbench.notifications.waitFor(/^Checked \d+ stacks with \d+\u00A0functions\./);
      await overview.getByRole('searchbox', { name: 'Text' }).fill('parcels');
      await overview
        .getByRole('row', { name: /parcels-prod-Notify.*Differs from stack parcels-prod/ })
        .waitFor();
      await overview.getByRole('row', { name: /parcels-test-Track.*Not in the template/ }).waitFor();
      await overview.getByRole('button', { name: /with stack drift/ }).waitFor();
      await workbench.screenshot('overview-stacks');
      await overview.getByRole('searchbox', { name: 'Text' }).fill('payments-*');
    });

    it('filters by stack and tag, and groups by stack', async () => {
      const overview = await page();
      const text = overview.getByRole('searchbox', { name: 'Text' });
      await text.fill('stack:parcels-prod tag:team=logistics');
      await overview
        .locator('.filter-end')
        .getByText(/^2 of \d+ rows$/)
        .waitFor();
      await text.fill('');
      await overview.getByRole('button', { name: 'Group by Stack' }).click();
      await overview.getByRole('row', { name: /^Stack parcels-prod/ }).waitFor();
      await workbench.screenshot('overview-grouped');
      await overview.getByRole('row', { name: /^Stack parcels-prod/ }).click();
      await overview.getByRole('row', { name: /^parcels-prod-Notify/ }).waitFor({ state: 'detached' });
      await overview.getByRole('button', { name: 'Group by Stack' }).click();
      await text.fill('payments-*');
    });

    it('opens the panel of a row, and comes back as it was left', async () => {
      const overview = await page();
      await overview.getByRole('rowheader', { name: 'payments-capture' }).first().click();
      const panel = await workbench.webview(/payments-capture/);
      await panel.getByRole('heading', { name: /payments-capture/ }).waitFor();
      const again = await workbench.webview(/Overview: 111111111111/);
      await again
        .getByRole('row', { name: /payments-capture/ })
        .first()
        .waitFor();
      expect(await again.getByRole('searchbox', { name: 'Text' }).inputValue()).toBe('payments-*');
    });

    it('leads from a row to the declaration, by the menu of the row', async () => {
      const overview = await workbench.webview(/Overview: 111111111111/);
      await overview.getByRole('searchbox', { name: 'Text' }).fill('invoices-send');
      await overview.getByRole('rowheader', { name: 'invoices-send' }).first().click({ button: 'right' });
      await workbench.screenshot('overview-menu');
      await chooseFromMenu(workbench.screen.page, 'Go to Declaration');
      await workbench.screen.page.getByRole('tab', { name: 'template.yaml', selected: true }).waitFor();
      const again = await workbench.webview(/Overview: 111111111111/);
      await again.getByRole('searchbox', { name: 'Text' }).fill('payments-*');
    });

    it('exports what is shown to a file, and opens it', async () => {
      await (await page()).getByRole('button', { name: 'Export…' }).click();
      await workbench.quickInput.pick(/^Rows in View/);
      await workbench.quickInput.shows('Export: Which Format?');
      await workbench.quickInput.pick(/^CSV/);
      await workbench.quickInput.shows(/Export the Account Overview/);
      // The box takes the proposed name only when it has listed the folder.
      await workbench.quickInput.offers('terraform');
      await workbench.quickInput.accept();
      await workbench.notifications.press(/Exported/, 'Open');
      await workbench.screen.page.getByText('function,qualifier,arn').first().waitFor();
      await workbench.screenshot('overview-exported');
      // A page that is drawn again takes the focus, and with it any box that is open.
      const overview = await workbench.webview(/Overview: 111111111111/);
      await overview
        .getByRole('row', { name: /payments-capture/ })
        .first()
        .waitFor();
    });

    it('stays the overview of its account when the session becomes another', async () => {
      await switchProfile(workbench, 'sample-staging');
      const overview = await page();
      await overview.getByText(/This overview shows account 111111111111/).waitFor();
      await overview
        .getByRole('row', { name: /payments-capture/ })
        .first()
        .waitFor();
      await workbench.screenshot('overview-left');
      await overview.getByRole('button', { name: 'Show the Active Account' }).click();
      await workbench.screen.page.getByRole('tab', { name: /Overview: 222222222222/ }).waitFor();
      await overview.getByRole('button', { name: 'Start Scan' }).click();
      await overview.getByRole('button', { name: 'Clear Filters' }).click();
      await overview
        .getByRole('row', { name: /smoke-test/ })
        .first()
        .waitFor();
      expect(await overview.getByRole('row', { name: /cleanup-sessions/ }).count()).toBe(0);
    });

    it.each([
      ['sample-denied', /Permission denied: lambda:ListFunctions/],
      ['sample-expired', /Signed out/],
      ['sample-empty', /No Lambda functions in this account and Region/],
    ])('meets the state of the profile %s', async (profile, text) => {
      await switchProfile(workbench, profile);
      const overview = await page();
      const asks = overview.getByRole('button', { name: 'Show the Active Account' });
      await asks.or(overview.getByText(text)).first().waitFor();
      if (await asks.isVisible()) await asks.click();
      await overview.getByText(text).first().waitFor();
      await workbench.screenshot(`overview-${profile}`);
    });
  });
}
