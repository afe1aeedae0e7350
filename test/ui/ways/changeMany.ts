import { globSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FaultPlan } from '../../../src/sample/index.ts';
import type { Workbench } from '../../support/workbench.ts';
import { callerOf, type SampleCaller } from '../support/sampleCaller.ts';
import { begun, type SampleWorkbench } from '../support/sampleWorkbench.ts';

const QUEUE = 'arn:aws:sqs:us-east-1:111111111111:orders-failed';
/** The third change gets no answer. */
const STALLED: FaultPlan = {
  faults: [{ operation: 'PutFunctionEventInvokeConfig', fault: 'stallHeaders', skip: 2 }],
};

export function changeMany(given: () => SampleWorkbench): void {
  describe('changes many functions', () => {
    let own: SampleWorkbench;
    let workbench: Workbench;
    let account: SampleCaller;

    beforeAll(async () => {
      own = await begun(given());
      workbench = own.workbench;
      account = callerOf(own.sample);
      await workbench.openView('Lambda Async');
      await workbench.tree('Functions').waitFor('orders-api');
    });

    /** Opens a change of the rows that a text leaves in the overview. */
    const openMany = async (text: string): Promise<FrameLocator> => {
      const { keyboard } = workbench.screen.page;
      await workbench.runCommand('Lambda Async: Open Account Overview');
      const overview = await workbench.webview(/^Overview: /);
      const start = overview.getByRole('button', { name: 'Start Scan' });
      const scanned = overview.getByText(/^Scanned: 49/).first();
      await start.or(scanned).first().waitFor();
      if (await start.isVisible()) await start.press('Enter');
      await scanned.waitFor();
      await overview.getByRole('searchbox').fill(text);
      await overview.getByRole('button', { name: 'Change Rows in View…' }).focus();
      await keyboard.press('Enter');
      const changed = await workbench.webview(/^Change: /);
      await changed.getByRole('heading', { name: /^Change Settings of \d+ Functions$/ }).waitFor();
      await changed.getByText('No change').first().waitFor();
      return changed;
    };
    /** Types a destination for all, asks for the change and confirms it: by keyboard alone. */
    const sendByKeyboard = async (changed: FrameLocator, arn: string): Promise<void> => {
      const { keyboard } = workbench.screen.page;
      await changed.getByRole('checkbox', { name: 'Change On failure in all functions' }).focus();
      await keyboard.press('Space');
      await keyboard.press('Tab');
      await keyboard.type(arn);
      expect(await changed.getByRole('textbox', { name: 'On failure (ARN)' }).inputValue()).toBe(arn);
      // Not before all settings are read.
      await changed.locator('vscode-button:not([disabled])', { hasText: /Apply \d+ Changes…/ }).waitFor();
      await keyboard.press('Control+Enter');
      await workbench.screen.page.locator('.monaco-dialog-box').waitFor();
      await workbench.screenshot('change-many-question');
      await keyboard.press('Enter');
    };

    it('changes them by keyboard alone, and no key is lost', async () => {
      const changed = await openMany('orders-');
      await sendByKeyboard(changed, QUEUE);
      await changed
        .getByText(/^Stored: \d+$/)
        .first()
        .waitFor();
      await workbench.screenshot('change-many-result');
      expect(await account.config('orders-api')).toMatchObject({
        DestinationConfig: { OnFailure: { Destination: QUEUE } },
      });
    });

    it('sees in which other account a destination is, before and after', async () => {
      const changed = await openMany('orders-co');
      const other = QUEUE.replace('111111111111', '222222222222');
      await changed.getByRole('textbox', { name: 'On failure (ARN)' }).fill(other);
      await changed
        .getByText('On failure: SQS queue orders-failed → SQS queue orders-failed (in account 222222222222)')
        .first()
        .waitFor();
    });

    it('exports the list of changes', async () => {
      const { page } = workbench.screen;
      await workbench.runCommand('Lambda Async: Recent Changes…');
      await workbench.quickInput.shows('Recent Changes in Account 111111111111');
      await workbench.quickInput.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await workbench.quickInput.shows('Export Recent Changes');
      // The box takes the proposed name only when it has listed the folder.
      await workbench.quickInput.offers('terraform');
      await workbench.quickInput.accept();
      await workbench.notifications.waitFor(/Exported .* to lambda-async-111111111111-changes\.json/);
      const file = join(workbench.editor.workspace, 'lambda-async-111111111111-changes.json');
      const exported = JSON.parse(await readFile(file, 'utf8')) as { readonly changes: readonly object[] };
      expect(exported.changes[0]).toMatchObject({ accountId: '111111111111', after: { onFailure: QUEUE } });
      expect(JSON.stringify(exported)).not.toContain(own.sample.secretAccessKey);
    });

    it('is told of a run whose page was closed', async () => {
      await own.sample.setFaults(STALLED);
      const changed = await openMany('invoices-');
      await sendByKeyboard(changed, QUEUE);
      await changed.getByText('2 of 4 done').first().waitFor();
      await workbench.closeAllEditors();
      await own.sample.setFaults({ faults: [] });
      await workbench.notifications.waitFor(
        /The changes of settings in account 111111111111 have ended: 4 stored\./,
      );
    });

    it('is told what was changed and what was not when the window closed meanwhile', async () => {
      await own.sample.setFaults(STALLED);
      const changed = await openMany('notifications-');
      await sendByKeyboard(changed, QUEUE);
      await changed.getByText('2 of 3 done').first().waitFor();
      await workbench.reload();
      await own.sample.setFaults({ faults: [] });
      await workbench.openView('Lambda Async');
      await workbench.notifications.waitFor(
        /The window closed while settings were changed in account 111111111111: 2 stored, 1 not known/,
      );
      await workbench.screenshot('change-interrupted');
    });

    it('sends nothing where the record of a change cannot be kept, and says why', async () => {
      const [records = ''] = globSync(join(workbench.editor.userData, '**/changes-111111111111'));
      await rename(records, `${records}.aside`);
      await writeFile(records, 'a file in the place of the folder');
      const changed = await openMany('inventory-');
      await sendByKeyboard(changed, QUEUE);
      await changed.getByText('Not changed: 3').first().waitFor();
      await changed.locator('summary', { hasText: 'inventory-audit' }).click();
      await changed.getByText('The change could not be recorded, and was not sent').first().waitFor();
      expect(await account.config('inventory-sync')).not.toMatchObject({
        DestinationConfig: { OnFailure: { Destination: QUEUE } },
      });
      await workbench.screenshot('change-not-recorded');
    });
  });
}
