import type { FrameLocator, Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { callerOf, type SampleCaller } from '../support/sampleCaller.ts';
import type { Workbench } from '../../support/workbench.ts';
import { begun, type SampleWorkbench } from '../support/sampleWorkbench.ts';

/** A person changes settings in the sample account; the pictures are looked at by people. */
export function change(given: () => SampleWorkbench): void {
  describe('changes settings', () => {
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

    const page = (): Promise<FrameLocator> => workbench.webview();
    const field = async (label: string): Promise<Locator> =>
      (await page()).getByRole('textbox', { name: label });
    const openPanel = async (name: string, qualifier: string): Promise<FrameLocator> => {
      await workbench.runCommand('Lambda Async: Look Up Function…');
      await workbench.quickInput.shows('Look Up Function');
      await workbench.quickInput.type(`${name}:${qualifier}`);
      await workbench.quickInput.pick(`Look up ${name}:${qualifier}`);
      await workbench.screen.page
        .getByRole('tab', { name: `${name}:${qualifier}` })
        .first()
        .waitFor();
      return await workbench.webview(new RegExp(`^${name}:`));
    };
    const openChange = async (name: string): Promise<FrameLocator> => {
      const panel = await openPanel(name, '$LATEST');
      await panel.getByRole('button', { name: 'Change Settings…' }).first().click();
      await workbench.showTab(/^Change: /);
      const changed = await page();
      await changed.getByRole('heading', { name: `Change Settings of ${name}:$LATEST` }).waitFor();
      return changed;
    };
    const written = async (): Promise<readonly string[]> =>
      (await own.requests()).filter(
        (request) => /^(PUT|DELETE|POST) /.test(request) && request.includes('event-invoke'),
      );

    it('is told that changes are off, and can review one all the same', async () => {
      const changed = await openChange('orders-price');
      await changed.getByText('Changes are switched off.').first().waitFor();
      await (await field('Retries')).fill('1');
      await changed.getByText('Retries: not set (2) → 1').waitFor();
      await changed.locator('vscode-button[disabled]', { hasText: 'Apply Change…' }).waitFor();
      await workbench.screenshot('change-off');
    });

    it('allows changes in the settings', async () => {
      const changed = await page();
      await changed.getByRole('button', { name: 'Open the Setting' }).click();
      await workbench.screen.page.locator('.settings-editor').getByRole('checkbox').first().click();
      await workbench.screen.page.locator('.settings-editor .is-configured').first().waitFor();
      await workbench.screenshot('change-setting');
      await workbench.screen.page.keyboard.press('Escape');
      await workbench.showTab(/^Change: /);
      await (await page()).getByText('You are asked once more before anything is sent.').waitFor();
      expect(await written()).toEqual([]);
    });

    it('changes a setting with the keyboard, after one question, and the panel shows it', async () => {
      const { keyboard } = workbench.screen.page;
      const changed = await page();
      await (await field('Retries')).focus();
      await (await field('On failure (ARN)')).fill('arn:aws:sqs:us-east-1:111111111111:orders-failed');
      await changed.getByText('Solved: Failed events are lost').waitFor();
      await workbench.screenshot('change-review');
      await changed.getByRole('button', { name: 'Apply Change…' }).focus();
      await keyboard.press('Enter');
      await workbench.screen.page.locator('.monaco-dialog-box').waitFor();
      await workbench.screenshot('change-question');
      await workbench.answerDialog(
        /Change the settings of orders-price:\$LATEST in account 111111111111/,
        'Apply',
      );
      await changed.getByText('Stored. Events in the next minutes may still use the old settings.').waitFor();
      await workbench.screenshot('change-stored');
      expect(await written()).toEqual(['PUT /2019-09-25/functions/orders-price/event-invoke-config 200']);
      expect(await account.config('orders-price')).toMatchObject({
        MaximumRetryAttempts: 1,
        MaximumEventAgeInSeconds: 900,
        DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111111111111:orders-failed' } },
      });
      await changed.getByRole('button', { name: 'Open Panel' }).click();
      await (await page()).getByText('After 2 attempts').first().waitFor();
    });

    it('is shown a value that is not valid, and cannot send it', async () => {
      const changed = await openChange('orders-api');
      await (await field('Retries')).fill('3');
      await changed.getByText('Enter a whole number from 0 to 2.').waitFor();
      await (await field('On success (ARN)')).fill('arn:aws:sqs:us-east-1:111111111111:orders.fifo');
      await changed
        .getByText('Lambda does not deliver to FIFO queues and topics. Use a standard one.')
        .waitFor();
      await changed.locator('vscode-button[disabled]', { hasText: 'Apply Change…' }).waitFor();
      await workbench.screenshot('change-wrong');
    });

    it('meets a conflict, sees three states, and overwrites nothing unasked', async () => {
      const changed = await openChange('orders-received');
      await (await field('Retries')).fill('0');
      await changed.getByText('Retries: 1 → 0').waitFor();
      await account.put('orders-received', { MaximumRetryAttempts: 2 });
      await own.requests();
      await changed.getByRole('button', { name: 'Apply Change…' }).click();
      await workbench.answerDialog(/Change the settings of orders-received/, 'Apply');
      await changed
        .getByText('Somebody else changed these settings after you opened them. Nothing was sent.')
        .waitFor();
      await workbench.screenshot('change-conflict');
      expect(await written()).toEqual([]);
      await changed.getByRole('button', { name: 'Read Again' }).first().click();
      await changed.getByText('Retries: 2 → 0').waitFor();
    });

    it('keeps what was typed when Lambda does not accept it', async () => {
      const changed = await openChange('orders-shipped');
      await (
        await field('On failure (ARN)')
      ).fill('arn:aws:lambda:us-east-1:111111111111:function:no-such-function');
      await changed.getByRole('button', { name: 'Apply Change…' }).click();
      await workbench.answerDialog(/Change the settings of orders-shipped/, 'Apply');
      await changed.getByText('Lambda did not accept the change. Nothing was changed.').waitFor();
      await workbench.screenshot('change-refused');
      expect(await (await field('On failure (ARN)')).inputValue()).toMatch(/no-such-function$/);
    });

    it('chooses a queue that no function uses, and is told what cannot be listed and why', async () => {
      await own.sample.setFaults({ faults: [{ operation: 'sns:ListTopics', fault: 'denied' }] });
      const changed = await openChange('orders-shipped');
      await own.requests();
      await changed.getByRole('button', { name: 'Choose…' }).last().click();
      await workbench.quickInput.shows('On failure');
      await workbench.quickInput.offers(/failed-events/);
      await workbench.screenshot('change-choose');
      await workbench.quickInput.type('archive');
      await workbench.quickInput.offers(/failed-events-archive/);
      await workbench.quickInput.type('returns');
      await workbench.quickInput.offers(/returns\.fifo.*not supported as an asynchronous destination/);
      await workbench.quickInput.offers(/SNS topics: Permission denied: sns:ListTopics/);
      await workbench.screenshot('change-choose-found');
      await workbench.quickInput.pick(/returns-failed/);
      await changed
        .getByText(/^On failure: .* → SQS queue returns-failed$/)
        .first()
        .waitFor();
      expect(await (await field('On failure (ARN)')).inputValue()).toBe(
        'arn:aws:sqs:us-east-1:111111111111:returns-failed',
      );
      await own.requests();
      await own.sample.setFaults({ faults: [] });
      await changed.getByRole('button', { name: 'Choose…' }).last().click();
      await workbench.quickInput.shows('On failure');
      await workbench.quickInput.type('returns-alarm');
      await workbench.quickInput.offers(/returns-alarm/);
      expect((await own.requests()).filter((request) => request.startsWith('GET /?bucket-region'))).toEqual(
        [],
      );
      await workbench.quickInput.cancel();
    });

    it('edits the settings as JSON, and saving leads to the same review', async () => {
      const changed = await openChange('orders-shipped');
      await changed.getByRole('button', { name: 'Edit as JSON' }).click();
      const { page: screen } = workbench.screen;
      await screen.getByRole('tab', { name: /^\$LATEST\.json/ }).waitFor();
      await screen.locator('.monaco-editor .view-line', { hasText: 'DestinationConfig' }).waitFor();
      await screen.locator('.monaco-editor.focused').waitFor();
      // The editor adds the closing bracket.
      await screen.keyboard.press('Control+a');
      await screen.keyboard.insertText('{ "MaximumRetryAttempts": 5 ');
      await screen.locator('.monaco-editor .squiggly-warning').first().waitFor();
      await workbench.screenshot('change-json');
      await screen.keyboard.press('Control+a');
      await screen.keyboard.insertText('{ "MaximumRetryAttempts": 1 ');
      await screen.locator('.monaco-editor .view-line', { hasText: '"MaximumRetryAttempts": 1' }).waitFor();
      await own.requests();
      await screen.keyboard.press('Control+s');
      await screen.locator('.tab.dirty').waitFor({ state: 'detached' });
      await workbench.showTab(/^Change: orders-shipped/);
      const review = await page();
      await review.getByText('Retries: not set (2) → 1').first().waitFor();
      await review.getByText('"MaximumRetryAttempts": 1').waitFor();
      expect(await written()).toEqual([]);
    });

    it('removes a config that is left over, from its finding', async () => {
      const panel = await openPanel('payments-reconcile', 'canary');
      await panel.getByRole('button', { name: 'Remove Config…' }).click();
      await workbench.showTab(/^Change: /);
      const changed = await page();
      await changed.getByRole('heading', { name: 'Change Settings of payments-reconcile:canary' }).waitFor();
      await changed.getByText('DeleteFunctionEventInvokeConfig').waitFor();
      await workbench.screenshot('change-remove');
      await changed.getByRole('button', { name: 'Apply Change…' }).click();
      await workbench.answerDialog(/payments-reconcile:canary/, 'Apply');
      await changed.getByText('Stored. Events in the next minutes').waitFor();
      expect(await account.config('payments-reconcile', 'canary')).toBeUndefined();
    });

    it('undoes a change, also after a reload of the window', async () => {
      await workbench.runCommand('Developer: Reload Window');
      await workbench.openView('Lambda Async');
      await workbench.tree('Functions').waitFor('orders-api');
      await workbench.runCommand('Lambda Async: Recent Changes…');
      await workbench.screenshot('change-recent');
      await workbench.quickInput.pick(/orders-price:\$LATEST/);
      const changed = await page();
      await changed.getByRole('heading', { name: 'Undo a Change of orders-price:$LATEST' }).waitFor();
      await changed.getByRole('button', { name: 'Apply Change…' }).click();
      await workbench.answerDialog(/Change the settings of orders-price/, 'Apply');
      await changed.getByText('Stored. Events in the next minutes').waitFor();
      expect(await account.config('orders-price')).toMatchObject({ MaximumEventAgeInSeconds: 900 });
      expect(await account.config('orders-price')).not.toHaveProperty('MaximumRetryAttempts');
    });

    it('corrects an undo that Lambda no longer accepts, and reviews it as usual', async () => {
      const changed = await openChange('inventory-sync');
      await (await field('On failure (ARN)')).fill('arn:aws:sqs:us-east-1:111111111111:returns-failed');
      await changed.getByRole('button', { name: 'Apply Change…' }).click();
      await workbench.answerDialog(/Change the settings of inventory-sync/, 'Apply');
      await changed.getByText('Stored. Events in the next minutes').waitFor();
      await workbench.runCommand('Lambda Async: Recent Changes…');
      await workbench.quickInput.pick(/inventory-sync:\$LATEST/);
      await changed.getByRole('heading', { name: 'Undo a Change of inventory-sync:$LATEST' }).waitFor();
      // The function that it sent to before was deleted.
      await changed.getByRole('button', { name: 'Apply Change…' }).click();
      await workbench.answerDialog(/Change the settings of inventory-sync/, 'Apply');
      await changed.getByText('Lambda did not accept the change. Nothing was changed.').waitFor();
      await workbench.screenshot('change-undo-refused');
      await changed.getByRole('button', { name: 'Change and Try Again' }).click();
      await changed
        .getByText(/Lambda did not accept this value: The destination ARN .* is invalid\./)
        .waitFor();
      expect(await (await field('On failure (ARN)')).inputValue()).toMatch(/function:inventory-legacy$/);
      await workbench.screenshot('change-undo-corrected');
      await (await field('On failure (ARN)')).fill('arn:aws:sqs:us-east-1:111111111111:failed-events');
      await changed
        .getByText(/^On failure: .* → SQS queue failed-events$/)
        .first()
        .waitFor();
      await changed.getByRole('button', { name: 'Apply Change…' }).click();
      await workbench.answerDialog(/Change the settings of inventory-sync/, 'Apply');
      await changed.getByText('Stored. Events in the next minutes').waitFor();
      expect(await account.config('inventory-sync')).toMatchObject({
        DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:111111111111:failed-events' } },
      });
    });

    it('gives many functions a destination at once, and undoes all of them with one choice', async () => {
      await workbench.runCommand('Lambda Async: Open Account Overview');
      const overview = await page();
      await overview.getByRole('button', { name: 'Start Scan' }).click();
      await overview
        .getByText(/^Scanned: 49/)
        .first()
        .waitFor();
      await overview.getByRole('searchbox').fill('orders-');
      await overview.getByRole('button', { name: 'Change Rows in View…' }).click();
      const changed = await workbench.webview(/^Change: /);
      await changed.getByRole('checkbox', { name: 'Change On failure in all functions' }).check();
      await (await field('On failure (ARN)')).fill('arn:aws:sqs:us-east-1:111111111111:orders-failed');
      await changed.getByRole('button', { name: /^Apply \d+ Changes…$/ }).waitFor();
      await workbench.screenshot('change-many');
      await changed.getByRole('button', { name: /^Apply \d+ Changes…$/ }).click();
      await workbench.answerDialog(/Change the settings of \d+ functions/, 'Apply');
      await changed.getByRole('heading', { name: 'Result' }).waitFor();
      await workbench.screenshot('change-many-done');
      expect(await changed.getByRole('button', { name: /^Review \d+ Again$/ }).count()).toBe(0);
      await workbench.runCommand('Lambda Async: Recent Changes…');
      await workbench.quickInput.pick(/Undo \d+ changes together/);
      await changed.getByRole('button', { name: /^Apply \d+ Changes…$/ }).click();
      await workbench.answerDialog(/Change the settings of \d+ functions/, 'Apply');
      await changed.getByRole('heading', { name: 'Result' }).waitFor();
      expect(await account.config('orders-price')).toMatchObject({ MaximumEventAgeInSeconds: 900 });
    });

    it('is told which of many failed and why, and reviews those again alone', async () => {
      const overview = await workbench.webview(/^Overview: /);
      await overview.getByRole('searchbox').fill('reports-');
      await overview.getByRole('button', { name: 'Change Rows in View…' }).click();
      const changed = await workbench.webview(/^Change: /);
      await changed.getByRole('checkbox', { name: 'Change On failure in all functions' }).check();
      await (await field('On failure (ARN)')).fill('arn:aws:sqs:us-east-1:111111111111:orders-failed');
      await changed.getByRole('button', { name: 'Apply 3 Changes…' }).click();
      await workbench.answerDialog(/Change the settings of 3 functions/, 'Apply');
      await changed.getByRole('heading', { name: 'Result' }).waitFor();
      await changed.getByText(/^Not changed · On failure/).click();
      await changed.getByText('Lambda did not accept the change. Nothing was changed.').waitFor();
      await workbench.screenshot('change-many-failed');
      await changed.getByRole('button', { name: 'Review 1 Again' }).click();
      await changed.getByRole('heading', { name: 'Change Settings of reports-nightly:$LATEST' }).waitFor();
      await changed.getByText('On failure: none → SQS queue orders-failed').first().waitFor();
    });
  });
}
