import { afterAll, beforeAll, expect, it } from 'vitest';
import { fixtureWorkspace } from '../support/temporary.ts';
import { openWorkbench, type Workbench } from '../support/workbench.ts';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench({ workspace: fixtureWorkspace('host') });
});

afterAll(() => workbench.close());

it('opens with the packed extension and shows its view', async () => {
  await workbench.openView('Lambda Async');
  await workbench.screenshot('view');
  expect(await workbench.notifications.texts()).toEqual([]);
});

it('opens a file of the workspace', async () => {
  await workbench.text.open('notes.txt');
  await workbench.text.goToLine(1);
});
