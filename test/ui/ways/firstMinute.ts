import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../../support/workbench.ts';
import { begun, type SampleWorkbench } from '../support/sampleWorkbench.ts';

const STEPS = [
  'Explore the Sample Account',
  'Connect to Your Account',
  'Hover a Function’s ARN',
  'Check the Whole Account',
  'Stop Losing Events',
];

/** Somebody who has just installed the extension: its page, and its walkthrough. */
export function firstMinute(given: () => SampleWorkbench): void {
  describe('has just installed the extension', () => {
    let own: SampleWorkbench;
    let workbench: Workbench;

    beforeAll(async () => {
      own = await begun(given());
      workbench = own.workbench;
    });

    it('reads README in the Extensions view, with no picture that cannot be seen there', async () => {
      const { page } = workbench.screen;
      await workbench.openView(/^Extensions/);
      await page.locator('.part.sidebar').getByText('Lambda Async', { exact: true }).first().click();
      const readme = await workbench.webview();
      await readme.getByRole('heading', { name: 'Install', exact: true }).waitFor();
      await readme.getByRole('heading', { name: 'Licence' }).waitFor();
      await workbench.screenshot('extension-page');
      const sources = await readme
        .getByRole('img')
        .evaluateAll((all) => all.map((picture) => picture.getAttribute('src') ?? ''));
      expect(sources.filter((source) => !source.startsWith('https://'))).toEqual([]);
    });

    it('is led through five steps, and fills the view by the first, without an AWS account', async () => {
      const { page } = workbench.screen;
      await workbench.runCommand('Welcome: Open Walkthrough...');
      await workbench.quickInput.type('Lambda Async');
      await workbench.quickInput.accept();
      // The editor shows the steps' pictures in wide windows only.
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      const walkthrough = page.locator('.gettingStartedContainer');
      const step = (title: string) => walkthrough.getByRole('button', { name: title });
      for (const [index, title] of STEPS.entries()) {
        await walkthrough.locator('.step-title', { hasText: title }).click();
        const picture = page.locator('iframe.webview:visible').contentFrame().frameLocator('#active-frame');
        await picture.locator('svg').waitFor();
        await workbench.screenshot(`walkthrough-${index + 1}`);
      }
      await walkthrough.locator('.step-title', { hasText: STEPS[0] ?? '' }).click();
      await step('Explore the Sample Account').last().click();
      await workbench.openView('Lambda Async');
      await workbench.tree('Functions').waitFor('catalog-import');
      await walkthrough.getByRole('checkbox', { checked: true }).first().waitFor();
      expect(await walkthrough.getByRole('checkbox', { checked: true }).count()).toBe(1);
      await workbench.screenshot('walkthrough-sample');
    });

    it('completes the third step by a hover', async () => {
      const { page } = workbench.screen;
      await workbench.text.open('replay.py');
      await workbench.text.goToLine(9);
      await workbench.text.hover('function:orders-received');
      await workbench.text.leaveHover();
      await workbench.showTab('Welcome');
      await page
        .locator('.gettingStartedContainer')
        .getByRole('checkbox', { checked: true })
        .nth(1)
        .waitFor();
    });
  });
}
