import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { arnOf } from '../support/hostile/account.ts';
import { HOSTILE_TEXTS, TRACE } from '../support/hostile/texts.ts';
import { type HostileWorkbench, openHostile } from './support/hostileWorkbench.ts';

/** An account whose every text attacks, shown by the real editor: what it makes of our Markdown, rows and page. */
const { long: _, 'long line of links': __, ...SHORT } = HOSTILE_TEXTS;
const TEXT = Object.values(SHORT).join(' ');

let own: HostileWorkbench;
const left: string[] = [];

beforeAll(async () => {
  own = await openHostile({
    functions: [
      {
        FunctionName: 'own',
        FunctionArn: arnOf('own'),
        Description: TEXT,
        Role: TEXT,
        DeadLetterConfig: { TargetArn: `arn:aws:sqs:us-east-1:111111111111:${TEXT}` },
      },
      ...Object.values(HOSTILE_TEXTS).map((text) => ({
        FunctionName: text,
        FunctionArn: text,
        Description: text,
      })),
    ],
    configs: {
      own: [
        {
          FunctionArn: `${arnOf('own')}:$LATEST`,
          DestinationConfig: {
            OnFailure: { Destination: TEXT },
            OnSuccess: { Destination: HOSTILE_TEXTS['long'] },
          },
        },
      ],
    },
    refusals: { elsewhere: TEXT },
  });
  own.workbench.screen.page.on('request', (request) => left.push(request.url()));
  await own.visit(join(own.workspaces, 'folder'), ['arns.txt']);
  await own.workbench.trustWorkspace();
  await own.workbench.openView('Lambda Async');
  await own.workbench.tree('Functions').waitFor('own');
});

afterAll(() => own?.[Symbol.asyncDispose]());

/** True if a text ran, or became an element that loads or leads somewhere. */
async function expectPlain(place: Locator): Promise<void> {
  const foreign = place.locator(
    'img, script, iframe, [onerror], a[href*="evil"], [data-href*="evil"], [data-href*="workbench"], .codicon-trash',
  );
  expect(await foreign.count()).toBe(0);
  expect(await place.page().evaluate<unknown>(`globalThis.${TRACE}`)).toBeUndefined();
  expect(left.filter((url) => url.includes('evil.example'))).toEqual([]);
  expect(own.requests().filter((line) => !line.includes(' own.example'))).toEqual([]);
}

const sideBar = (): Locator => own.workbench.screen.page.locator('.part.sidebar');

it('shows them as text in the rows of the tree', async () => {
  const rows = await own.workbench.tree('Functions').rows();
  expect(rows.some((row) => row.includes('<img src=x onerror='))).toBe(true);
  expect(rows.some((row) => row.includes('$(trash)'))).toBe(true);
  await expectPlain(sideBar());
});

it('shows them as text in a tooltip', async () => {
  const { page } = own.workbench.screen;
  const tooltip = await own.workbench.tree('Functions').tooltip('own', '<img src=x onerror=');
  await expectPlain(tooltip);
  await own.workbench.screenshot('hostile-tooltip');
  await page.mouse.move(0, 0);
});

it('shows them as text in hovers, of an answer and of an error', async () => {
  for (const text of ['function:own', 'function:elsewhere']) {
    const hover = await own.workbench.text.hover(text);
    await hover
      .getByText(/<img src=x/)
      .first()
      .waitFor();
    await expectPlain(hover);
    await own.workbench.screenshot(`hostile-hover-${text.slice(9)}`);
    await own.workbench.text.leaveHover();
  }
});

it('shows them as text in the look-up', async () => {
  await own.workbench.runCommand('Lambda Async: Look Up Function…');
  await own.workbench.quickInput.shows('Look Up Function');
  await own.workbench.quickInput.type('img');
  await own.workbench.quickInput.offers(/<img src=x onerror=/);
  await expectPlain(own.workbench.screen.page.locator('.quick-input-widget'));
  await own.workbench.quickInput.cancel();
});

it('shows them as text in the panel', async () => {
  await own.workbench.tree('Functions').action('own', 'Open Panel');
  const panel = await own.workbench.webview();
  await panel
    .getByText(/<img src=x/)
    .first()
    .waitFor();
  const body = panel.locator('body');
  expect(await body.locator('img, iframe, [onerror], #page a').count()).toBe(0);
  expect(
    await body.evaluate((_element, name) => Reflect.get(globalThis, name) as unknown, TRACE),
  ).toBeUndefined();
  await own.workbench.screenshot('hostile-panel');
});
