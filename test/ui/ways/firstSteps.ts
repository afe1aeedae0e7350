import { beforeAll, describe, expect, it } from 'vitest';
import { begun, type SampleWorkbench } from '../support/sampleWorkbench.ts';

let own: SampleWorkbench;

/** Somebody without AWS: the empty view, and one click to the sample account. */
export function firstSteps(given: () => SampleWorkbench): void {
  describe('has no AWS', () => {
    beforeAll(async () => {
      own = await begun(given());
    });

    it('explains that there is no profile, and offers the sample account', async () => {
      const { workbench } = own;
      await workbench.openView('Lambda Async');
      const sideBar = workbench.screen.page.locator('.part.sidebar');
      await sideBar.getByText(/No AWS profile was found/).waitFor();
      await workbench.screenshot('welcome');
      await sideBar.getByRole('button', { name: 'Explore the Sample Account' }).click();
      await workbench.tree('Functions').waitFor('catalog-import');
      await workbench.tree('Connection').waitFor(/^Profile.*sample account/);
      await workbench.screenshot('sample-account');
    });

    it('finds the sample account again after a reload, and leaves it', async () => {
      const { workbench } = own;
      await workbench.screen.page.reload();
      await workbench.tree('Functions').waitFor('catalog-import');
      await workbench.runCommand('Lambda Async: Leave the Sample Account');
      await workbench.screen.page
        .locator('.part.sidebar')
        .getByText(/No AWS profile was found/)
        .waitFor();
    });

    it('meets no error message on the way', async () => {
      expect(await own.workbench.notifications.texts()).toEqual([]);
    });
  });
}
