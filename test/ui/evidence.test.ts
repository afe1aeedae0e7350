import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../support/workbench.ts';
import { FAST, openOnSample, type SampleWorkbench } from './support/sampleWorkbench.ts';
import { themesOf } from './support/themes.ts';

/** A day of somebody whose events vanished; the pictures are looked at by people. */
describe.each(themesOf('dark'))('in the %s theme, a person', (theme) => {
  let own: SampleWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    own = await openOnSample({ theme, machineSettings: FAST });
    workbench = own.workbench;
    await workbench.openView('Lambda Async');
    await workbench.tree('Functions').waitFor('orders-api');
  });

  afterAll(() => own[Symbol.asyncDispose]());

  const openPanel = async (name: string, qualifier = '$LATEST'): Promise<FrameLocator> => {
    await workbench.runCommand('Lambda Async: Look Up Function…');
    await workbench.quickInput.shows('Look Up Function');
    await workbench.quickInput.type(`${name}:${qualifier}`);
    await workbench.quickInput.pick(`Look up ${name}:${qualifier}`);
    return await workbench.webview(new RegExp(`^${name}:`));
  };
  const load = async (panel: FrameLocator): Promise<void> => {
    await panel.getByRole('button', { name: 'Load Evidence' }).last().click();
    await panel.getByText('Policies read:').waitFor();
    await panel.getByText('metrics were asked for').waitFor();
    await panel.getByText('New events can take some minutes to appear.').waitFor();
    await panel.getByText('Users and roles that have lambda:InvokeFunction').waitFor();
  };

  it('asks for nothing before it is pressed, and then learns what was lost and who changed it', async () => {
    const panel = await openPanel('orders-enrich');
    await panel.getByText('Nothing is read before you press.').waitFor();
    const before = await own.requests();
    // STS, for the account.
    expect(before.filter((request) => request.startsWith('POST /'))).toEqual(['POST / 200']);
    await workbench.screenshot('evidence-before');
    await load(panel);
    await panel.getByText(/events were dropped since .* nothing keeps them/).waitFor();
    await panel.getByText(/engineers\/alice: changed \$LATEST/).waitFor();
    await panel.getByText('On failure: orders-failed → nothing').waitFor();
    await workbench.screenshot('evidence-lost');
    await panel.getByText('Who invokes it?').scrollIntoViewIfNeeded();
    await workbench.screenshot('evidence-who');
  });
});
