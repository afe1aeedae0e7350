import type { FrameLocator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../../support/workbench.ts';
import { begun, type SampleWorkbench } from '../support/sampleWorkbench.ts';

/** A day of somebody whose events vanished; the pictures are looked at by people. */
export function evidence(given: () => SampleWorkbench): void {
  describe('looks for lost events', () => {
    let own: SampleWorkbench;
    let workbench: Workbench;

    beforeAll(async () => {
      own = await begun(given());
      workbench = own.workbench;
      await workbench.openView('Lambda Async');
      await workbench.tree('Functions').waitFor('orders-api');
    });

    const openPanel = async (name: string, qualifier = '$LATEST'): Promise<FrameLocator> => {
      await workbench.runCommand('Lambda Async: Look Up Function…');
      await workbench.quickInput.shows('Look Up Function');
      await workbench.quickInput.type(`${name}:${qualifier}`);
      await workbench.quickInput.pick(`Look up ${name}:${qualifier}`);
      return await workbench.webview(new RegExp(`^${name}:`));
    };
    const load = async (panel: FrameLocator): Promise<void> => {
      await panel.getByRole('button', { name: 'Load Evidence' }).last().click();
      await panel.getByRole('button', { name: 'Refresh Evidence' }).waitFor();
      await panel.locator('#evidence [aria-busy="true"]').first().waitFor({ state: 'detached' });
    };

    it('asks for nothing before it is pressed, and then learns what was lost and who changed it', async () => {
      await own.requests();
      const panel = await openPanel('orders-enrich');
      await panel.getByText('Nothing is read before you press.').waitFor();
      expect((await own.requests()).filter((request) => request.startsWith('POST /'))).toEqual([]);
      await workbench.screenshot('evidence-before');
      await load(panel);
      await panel.getByText(/events were dropped since .* nothing keeps them/).waitFor();
      await panel.getByText(/engineers\/alice: changed \$LATEST/).waitFor();
      await panel.getByText('On failure: orders-failed → nothing').waitFor();
      await workbench.screenshot('evidence-lost');
      await panel.getByText('Who invokes it?').scrollIntoViewIfNeeded();
      await workbench.screenshot('evidence-who');
    });

    it('reads a shorter and a longer time without asking again, and finds the same in the tree', async () => {
      const panel = await workbench.webview(/^orders-enrich:/);
      await own.requests();
      await panel.getByRole('button', { name: '7 days' }).click();
      await panel.getByRole('img', { name: /AsyncEventsDropped, last 7 days/ }).waitFor();
      await panel.getByRole('button', { name: '3 h' }).click();
      await panel.getByRole('img', { name: /AsyncEventsDropped, last 3 h/ }).waitFor();
      await panel
        .getByText(/events dropped in 24 h/)
        .first()
        .waitFor();
      expect(await own.requests()).toEqual([]);
    });

    it('is told what the role says, and what IAM simulates', async () => {
      const panel = await openPanel('invoices-send');
      await load(panel);
      await panel.getByText('no statement of its policies allows it').waitFor();
      await panel.getByText('Its policies say: allowed, by policy dead-letters.').waitFor();
      await panel.getByRole('button', { name: 'Simulate in IAM' }).click();
      await panel.getByText('IAM’s simulator: not allowed by any policy that it knows.').waitFor();
      await panel.getByText('IAM’s simulator: not denied by the policies that it knows.').waitFor();
      await workbench.screenshot('evidence-role');
    });

    it.each([
      ['orders-received', '$LATEST', 'About 12,480 messages wait'],
      ['users-welcome', '$LATEST', 'Does not exist: Lambda cannot deliver to it.'],
      ['inventory-reserve', '$LATEST', 'Not known: it is in account 222222222222, which is not asked.'],
      ['inventory-sync', '$LATEST', 'Does not exist: Lambda cannot deliver to it.'],
      ['payments-refund', 'live', 'live has no config: such events use the defaults.'],
    ])('is told of %s:%s: %s', async (name, qualifier, text) => {
      const panel = await openPanel(name, qualifier);
      await load(panel);
      await panel.getByText(text).first().scrollIntoViewIfNeeded();
      await workbench.screenshot(`evidence-${name}`);
    });

    it('finds the functions that lost events, and is told the cost before', async () => {
      await workbench.runCommand('Lambda Async: Open Account Overview');
      const page = await workbench.webview(/^Overview/);
      await page.getByRole('button', { name: 'Start Scan' }).click();
      await page
        .getByText(/^Scanned: 49/)
        .first()
        .waitFor();
      await page.getByRole('searchbox', { name: 'Text' }).fill('shipping');
      await page
        .getByRole('row', { name: /shipping-manifest/ })
        .first()
        .waitFor();
      await own.requests();
      await page.getByRole('button', { name: 'Find Lost Events…' }).click();
      await workbench.quickInput.shows('Find Lost Events of the Last 24 Hours');
      await workbench.screenshot('lost-events-cost');
      await workbench.quickInput.pick('Ask for Every Function');
      await workbench.screen.page
        .getByText(/functions lost events in the last 24 hours/)
        .first()
        .waitFor();
      await page.getByText('not delivered').first().waitFor();
      await workbench.screenshot('lost-events');
    });

    it('walks from the template to the change, with a press at each step', async () => {
      await workbench.text.open('serverless.yml');
      await workbench.text.goToLine(23);
      const hover = await workbench.text.hover('orders-enrich', ['Failed events are lost']);
      await hover.getByRole('link', { name: 'Open Panel' }).click();
      const panel = await workbench.webview(/^orders-enrich:/);
      await panel
        .getByRole('button', { name: /(Load|Refresh) Evidence/ })
        .last()
        .click();
      await panel.getByText('On failure: orders-failed → nothing').waitFor();
      await panel.getByRole('button', { name: 'Choose Destination…' }).first().click();
      await workbench.showTab(/^Change: /);
      const change = await workbench.webview();
      await change.getByRole('heading', { name: 'Change Settings of orders-enrich:$LATEST' }).waitFor();
      await workbench.screenshot('evidence-change');
    });
  });
}
