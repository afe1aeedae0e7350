import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../../support/workbench.ts';
import { begun, type SampleWorkbench } from '../support/sampleWorkbench.ts';

/** A person reads a template whose functions have generated names: two stacks have them. */
export function templates(given: () => SampleWorkbench): void {
  describe('reads a template', () => {
    let own: SampleWorkbench;
    let workbench: Workbench;

    beforeAll(async () => {
      own = await begun(given());
      workbench = own.workbench;
      await workbench.openView('Lambda Async');
      await workbench.tree('Functions').waitFor('orders-api');
      await workbench.text.open('parcels.yaml');
    });

    it('sees above each function what becomes of its failed events', async () => {
      const { page } = workbench.screen;
      await page.locator('.codelens-decoration').getByText('failed events are lost').first().waitFor();
      await page
        .locator('.codelens-decoration')
        .getByText('1 retry · 1 h · failed events are kept')
        .waitFor();
      await workbench.screenshot('template-lenses');
    });

    it('is asked for the stack where two fit, on a !GetAtt', async () => {
      await workbench.text.goToLine(17);
      const hover = await workbench.text.hover('Notify.Arn');
      await hover.getByText('Several stacks fit this file').waitFor();
      await workbench.screenshot('template-choose-stack');
      await hover.getByRole('link', { name: 'Choose Stack…' }).click();
      await workbench.quickInput.pick('parcels-prod');
      await workbench.tree('Connection').waitFor(/^Stack: parcels-prod · parcels\/parcels\.yaml/);
    });

    it('sees then what differs, on three sides, on every name of the function', async () => {
      const hover = await workbench.text.hover('Notify.Arn');
      await hover.getByText('parcels-prod-Notify-P3HV8N5LW1RC').first().waitFor();
      await hover.getByText('The deployed settings differ from this file.').waitFor();
      await hover.getByText('Retries: 1 in this file · 1 last deployed · 0 in force').waitFor();
      await workbench.screenshot('template-differs');
      const lenses = workbench.screen.page.locator('.codelens-decoration');
      await lenses.getByText('deployed: no retries · 1 h, differs').waitFor();
      await workbench.text.leaveHover();
      for (const [line, name] of [
        [19, 'Notify:'],
        [40, 'Track.Arn'],
        [45, 'Track'],
        [52, '${Track}'],
      ] as const) {
        await workbench.text.goToLine(line);
        const other = await workbench.text.hover(name);
        await other
          .getByText(name.startsWith('Notify') ? /parcels-prod-Notify/ : /parcels-prod-Track/)
          .first()
          .waitFor();
        await workbench.text.leaveHover();
      }
    });

    it('sees who sends to a queue', async () => {
      await workbench.text.goToLine(29);
      const hover = await workbench.text.hover('Lost.Arn');
      await hover.getByText('Receives events from Notify.').waitFor();
      await workbench.screenshot('template-queue');
      await workbench.text.leaveHover();
    });

    it('filters the functions by their stack and by a tag', async () => {
      await workbench.runCommand('Lambda Async: Filter Functions by Name…');
      await workbench.quickInput.shows(/Filter Functions/);
      await workbench.quickInput.type('stack:parcels-test tag:team=logistics');
      await workbench.quickInput.accept();
      await workbench.screen.page.getByText(/2 of 49 functions/).waitFor();
      await workbench.tree('Functions').waitFor(/^parcels-test-Track/);
      await workbench.screenshot('filtered-by-stack');
      await workbench.runCommand('Lambda Async: Clear Filter');
      await workbench.tree('Functions').waitFor('orders-api');
    });

    it('opens the panel of the deployed function by the lens', async () => {
      await workbench.text.goToLine(19);
      await workbench.screen.page.locator('.codelens-decoration').getByText('1 retry · 1 h').click();
      const panel = await workbench.webview();
      await panel.getByRole('heading', { name: /parcels-prod-Notify/ }).waitFor();
      expect(await own.requests()).not.toEqual([]);
    });

    it('goes from the panel to the declaration', async () => {
      const panel = await workbench.webview();
      await panel.getByRole('button', { name: 'Go to Declaration' }).click();
      await workbench.screen.page.getByRole('tab', { name: 'parcels.yaml', selected: true }).waitFor();
      await workbench.screen.page.getByText('Ln 19, Col 3').waitFor();
    });

    it.each([
      ['publishing.asl.json', 7, '${Thumbnail}', /media-thumbnail/],
      ['publishing.asl.json', 13, '${Transcode}', /media-transcode/],
      ['publishing.asl.json', 19, 'users-welcome', /users-welcome/],
      ['openapi.yaml', 16, '${Thumbnail.Arn}', /media-thumbnail/],
    ])('reads in %s, line %i, the function behind %s', async (file, line, text, name) => {
      await workbench.text.open(file);
      await workbench.text.goToLine(line);
      const hover = await workbench.text.hover(text);
      await hover.getByText(name).first().waitFor();
      await workbench.screenshot(`definition-${line}`);
      await workbench.text.leaveHover();
    });

    it.each([
      [11, "'Login'"],
      [16, 'functionArn'],
    ])(
      'reads in users-stack.ts, line %i, the function that the CDK assembly tells for %s',
      async (line, text) => {
        await workbench.text.open('users-stack.ts');
        await workbench.text.goToLine(line);
        // The hover says to come back where AWS takes longer than it waits.
        await workbench.text.hover(text, [
          'users-login',
          'Found by CloudFormation tags: stack users-prod, logical ID LoginFunction',
        ]);
        await workbench.screenshot(`construct-${line}`);
        await workbench.text.leaveHover();
      },
    );

    it('groups the functions by stack, and finds them and the panel again after a reload', async () => {
      await workbench.showTab(/^parcels-prod-Notify/);
      await workbench.runCommand('Lambda Async: Group Functions by Stack');
      await workbench.tree('Functions').waitFor(/^parcels-prod/);
      await workbench.tree('Functions').expand(/^parcels-prod/);
      await workbench.tree('Functions').waitFor(/^parcels-prod-Notify/);
      await workbench.screenshot('grouped-by-stack');
      await workbench.reload();
      const panel = await workbench.webview();
      await panel.getByRole('heading', { name: /parcels-prod-Notify/ }).waitFor();
      await panel
        .getByText(/MaximumEventAgeInSeconds/)
        .first()
        .waitFor();
      await workbench.openView('Lambda Async');
      await workbench.tree('Functions').waitFor(/^parcels-test/);
      await workbench.runCommand('Lambda Async: Show Functions without Groups');
      await workbench.tree('Functions').waitFor('orders-api');
    });
  });
}
