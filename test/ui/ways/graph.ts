import { beforeAll, describe, it } from 'vitest';
import type { Workbench } from '../../support/workbench.ts';
import { begun, type SampleWorkbench } from '../support/sampleWorkbench.ts';

/** A person looks at the event graph; the pictures are looked at by people. */
export function readGraph(given: () => SampleWorkbench): void {
  describe('looks at the event graph', () => {
    let own: SampleWorkbench;
    let workbench: Workbench;

    beforeAll(async () => {
      own = await begun(given());
      workbench = own.workbench;
      await workbench.openView('Lambda Async');
      await workbench.tree('Functions').waitFor('catalog-import');
    });

    it('opens the event graph and lets it read all functions', async () => {
      await workbench.runCommand('Lambda Async: Open Event Graph');
      const graph = await workbench.webview();
      await graph.getByText('The event flow has not been loaded yet').waitFor();
      await workbench.screenshot('graph-idle');
      await graph.getByRole('button', { name: 'Start Scan' }).first().click();
      // About a hundred requests, at the pace of a scan.
      await graph.getByText(/Scanned: 49\u00A0functions/).waitFor();
      await graph.locator('.edge.loop').first().waitFor();
      // The mouse is where the button was, over a node.
      await workbench.screen.page.mouse.move(0, 0);
      await workbench.screenshot('graph');
    });

    it('sees the same as a list, loops first', async () => {
      const graph = await workbench.webview('Event Graph');
      await graph.getByRole('button', { name: 'List', exact: true }).click();
      await graph.getByRole('heading', { name: /Loop 1: 2 functions/ }).waitFor();
      await graph.getByText(/cannot work: On failure: FIFO is not supported/).waitFor();
      await workbench.screenshot('graph-list');
      await graph.getByRole('button', { name: 'Picture', exact: true }).click();
    });

    it('finds a queue and everybody who sends to it, and opens one of them', async () => {
      const graph = await workbench.webview('Event Graph');
      await graph.getByRole('combobox').fill('payments-failed');
      await graph.getByRole('option', { name: /payments-failed/ }).waitFor();
      await graph.getByRole('combobox').press('Enter');
      await graph.locator('.node.focus').waitFor();
      await workbench.screenshot('graph-focus');
      await graph.locator('.node', { hasText: 'payments-refund' }).click();
      const panel = await workbench.webview(/payments-refund/);
      await panel.getByRole('heading', { name: /payments-refund/ }).waitFor();
    });

    it('is led from a function of the tree to its place in the graph', async () => {
      await workbench.tree('Functions').menu('loop-ping', 'Show in Event Graph');
      const graph = await workbench.webview('Event Graph');
      await graph.locator('.node.focus', { hasText: 'loop-ping' }).waitFor();
      await workbench.screenshot('graph-loop');
    });

    it('is told of a function without destinations that its failed events are lost', async () => {
      await workbench.tree('Functions').menu('cleanup-sessions', 'Show in Event Graph');
      const graph = await workbench.webview('Event Graph');
      await graph.getByText('cleanup-sessions has no destinations').waitFor();
      await graph.getByText(/Its failed events are lost/).waitFor();
      await workbench.screenshot('graph-none');
      await graph.getByRole('button', { name: 'Open Panel' }).click();
      await (
        await workbench.webview(/cleanup-sessions/)
      )
        .getByRole('heading', { name: /cleanup-sessions/ })
        .waitFor();
      await (await workbench.webview('Event Graph')).getByRole('button', { name: 'Dismiss' }).click();
    });

    it('finds the graph again after a reload of the window', async () => {
      await workbench.reload();
      const graph = await workbench.webview('Event Graph');
      await graph.getByRole('heading', { name: 'Event Graph' }).waitFor();
      await graph.getByText('The event flow has not been loaded yet').waitFor();
    });
  });
}
