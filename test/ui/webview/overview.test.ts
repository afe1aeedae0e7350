import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostMessage, Intent } from '../../../src/features/overview/protocol.ts';
import { launchChromium } from '../../support/chromium.ts';
import { FAINT_TEXT } from './support/faintText.ts';
import type * as States from './support/overviewStates.ts';
import {
  buildPage,
  loadStates,
  openPage,
  type PageOptions,
  type Theme,
  type WebPage,
} from './support/webPage.ts';

let browser: Browser;
let overview: WebPage;
const said = new Map<string, readonly HostMessage[]>();

beforeAll(async () => {
  await buildPage('overview');
  const { states } = await loadStates<typeof States>('overviewStates');
  for (const [name, state] of Object.entries(states)) said.set(name, await state());
  browser = await launchChromium();
});

afterAll(() => browser?.close());

function messagesOf(name: string): readonly HostMessage[] {
  const messages = said.get(name);
  if (!messages) throw new Error(`no state ${name}`);
  return messages;
}

async function open(name: string, options?: PageOptions): Promise<WebPage['page']> {
  overview = await openPage(browser, 'overview', options);
  await overview.post(...messagesOf(name));
  return overview.page;
}

const sent = async (): Promise<readonly Intent[]> => (await overview.sent<Intent>()).slice(1);
const grid = (): Locator => overview.page.getByRole('grid', { name: 'Functions and qualifiers' });
const firstName = (): Promise<string | null> => grid().getByRole('rowheader').first().textContent();
const count = (): Promise<string> => overview.page.locator('.filter-end .muted').innerText();
/** The name of the row that the keyboard is at; empty while there is none, or it is not drawn yet. */
const activeName = async (): Promise<string> => {
  const id = await grid().getAttribute('aria-activedescendant');
  const [name = ''] = await overview.page.locator(`[id="${id}"] [role="rowheader"]`).allTextContents();
  return name;
};

describe('the page', () => {
  it('draws every state under its policy, without a complaint of the browser', async () => {
    for (const name of said.keys()) {
      await open(name);
      const headings = await overview.page.getByRole('heading', { level: 1 }).count();
      expect([name, headings, overview.complaints]).toEqual([name, 1, []]);
    }
  });

  it.each([
    null,
    'view',
    {},
    { type: 'view' },
    { type: 'rows', functions: 'x' },
    { type: 'state', state: {} },
  ])('ignores %j', async (message) => {
    const page = await open('full');
    const before = await page.locator('#page').innerHTML();
    await overview.post(message);
    expect(await page.locator('#page').innerHTML()).toBe(before);
    expect(overview.complaints).toEqual([]);
  });

  it.each([400, 760, 1280])('scrolls sideways in the table only, at a width of %i', async (width) => {
    const page = await open('full', { width });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  });

  it('shows foreign text as text', async () => {
    const page = await open('one');
    const [view, rows] = messagesOf('one');
    const text = JSON.stringify(rows).replaceAll('orders-00000', '<img src=x onerror=alert(1)>');
    await overview.post(view, JSON.parse(text));
    expect(await firstName()).toBe('<img src=x onerror=alert(1)>');
    expect(await page.locator('img').count()).toBe(0);
    expect(overview.complaints).toEqual([]);
  });
});

describe('the rows', () => {
  it('of 10,000 functions are all there, and only those in sight are drawn', async () => {
    await open('many');
    const rows = Number(await grid().getAttribute('aria-rowcount'));
    expect(rows).toBeGreaterThan(10_000);
    expect(await grid().getByRole('row').count()).toBeLessThan(80);
    await grid().focus();
    await overview.page.keyboard.press('End');
    await expect.poll(activeName).toBe('search-09998');
    const index = overview.page.locator('[aria-selected="true"]');
    expect(await index.getAttribute('aria-rowindex')).toBe(String(rows));
  });

  it('open their panel, by the mouse and by Enter', async () => {
    await open('full');
    await grid().getByRole('rowheader', { name: 'loop-a' }).click();
    await grid().focus();
    await overview.page.keyboard.press('ArrowDown');
    await overview.page.keyboard.press('Enter');
    expect(await sent()).toEqual([
      { type: 'openPanel', name: 'loop-a', qualifier: '$LATEST' },
      { type: 'openPanel', name: 'loop-b', qualifier: '$LATEST' },
    ]);
  });

  it('that come later are put in their place, and what is in sight stays there', async () => {
    const page = await open('many');
    const top = () =>
      page.evaluate<string>(
        `document.elementFromPoint(60, document.querySelector('.grid').getBoundingClientRect().top + 60)
          .closest('[role="row"]')?.querySelector('[role="rowheader"]')?.textContent ?? 'none'`,
      );
    await grid().evaluate((element) => void (element.scrollTop = 4000));
    await expect.poll(top).toMatch(/^\s*mail-00/);
    const before = await top();
    const rows = messagesOf('one')[1];
    const early = JSON.parse(JSON.stringify(rows).replaceAll('orders-00000', 'aaa')) as object;
    await overview.post({ ...early, reset: false });
    await expect.poll(top).toBe(before);
    await grid().evaluate((element) => void (element.scrollTop = 0));
    await expect.poll(firstName).toBe('a-function-with-a-name-as-long-as-the-service-allows-for-a-namex');
    expect(await grid().getByRole('rowheader', { name: 'aaa' }).count()).toBe(1);
  });

  it('of another account take the place of all', async () => {
    await open('full');
    await overview.post(...messagesOf('one'));
    expect(await grid().getByRole('rowheader').allTextContents()).toEqual(['orders-00000']);
    expect(await count()).toBe('1 of 1 rows');
  });
});

describe('filters and order', () => {
  it('a number of the summary shows its rows, and pressed once more all', async () => {
    const page = await open('full');
    const card = page.getByRole('button', { name: /lose failed events/ });
    const number = Number((await card.locator('.card-detail').innerText()).replace(' rows', ''));
    await card.click();
    expect(await count()).toBe(`${number} of 205 rows`);
    expect(await card.getAttribute('aria-pressed')).toBe('true');
    expect(await page.getByRole('combobox', { name: 'Finding' }).inputValue()).toBe('events-lost');
    await card.click();
    expect(await count()).toBe('205 of 205 rows');
  });

  it('every bar shows as many rows as it says', async () => {
    const page = await open('full');
    for (const bar of await page.locator('button.bar-cell').all()) {
      const number = await bar.locator('.bar-number').innerText();
      await bar.click();
      expect(await count()).toBe(`${number} of 205 rows`);
    }
  });

  it('text, lists and their end', async () => {
    const page = await open('full');
    await page.getByRole('searchbox', { name: 'Text' }).fill('loop-*');
    expect(await grid().getByRole('rowheader').allTextContents()).toEqual(['loop-a', 'loop-b']);
    await page.getByRole('combobox', { name: 'Source' }).selectOption('default');
    expect(await page.getByText('No row passes the filters.').isVisible()).toBe(true);
    expect(await page.getByRole('status').textContent()).toBe('0 of 205 rows');
    await page.getByRole('button', { name: 'Clear Filters' }).click();
    expect(await count()).toBe('205 of 205 rows');
  });

  it('a column orders, once more the other way, and says so', async () => {
    const page = await open('full');
    const header = page.getByRole('columnheader', { name: 'Findings' });
    await header.getByRole('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    expect(await grid().getByRole('row').nth(1).innerText()).toContain('FIFO is not supported');
    await header.getByRole('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
  });

  it('go along with an export', async () => {
    const page = await open('full');
    await page.getByRole('searchbox', { name: 'Text' }).fill('mail');
    await page.getByRole('button', { name: 'Export…' }).click();
    expect(await sent()).toEqual([
      { type: 'export', filter: { text: 'mail' }, order: { column: 'function', descending: false } },
    ]);
  });

  it('are as they were when the page comes back', async () => {
    const page = await open('full', { height: 700 });
    await page.getByRole('searchbox', { name: 'Text' }).fill('mail');
    await page.getByRole('columnheader', { name: 'Function' }).getByRole('button').click();
    await grid().evaluate((element) => void (element.scrollTop = 320));
    await expect.poll(() => overview.kept()).toMatchObject({ scrollTop: 320, filter: { text: 'mail' } });
    const kept = await overview.kept();
    const again = await open('full', { height: 700, kept });
    expect(await again.getByRole('searchbox', { name: 'Text' }).inputValue()).toBe('mail');
    expect(await grid().evaluate((element) => element.scrollTop)).toBe(320);
    expect(await again.getByRole('columnheader', { name: 'Function' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });
});

describe('by keyboard', () => {
  it('the rows are one stop, with arrows, pages and ends', async () => {
    const page = await open('full');
    await grid().focus();
    await expect.poll(activeName).not.toBe('');
    const first = await activeName();
    await page.keyboard.press('PageDown');
    await expect.poll(activeName).not.toBe(first);
    await expect.poll(activeName).not.toBe('');
    const paged = await activeName();
    await page.keyboard.press('ArrowUp');
    await expect.poll(activeName).not.toBe(paged);
    await page.keyboard.press('ArrowDown');
    await expect.poll(activeName).toBe(paged);
    await page.keyboard.press('Home');
    await expect.poll(activeName).toBe(first);
  });

  it('the headers are the next stop, with arrows between them', async () => {
    const page = await open('full');
    await grid().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('columnheader', { name: 'Qualifier' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    await page.keyboard.press('ArrowDown');
    expect(await grid().evaluate((element) => element.matches(':focus'))).toBe(true);
  });
});

describe('the scan', () => {
  it.each([
    ['running', 'Pause', { type: 'pause' }],
    ['running', 'Cancel', { type: 'cancel' }],
    ['paused', 'Resume', { type: 'start' }],
    ['full', 'Refresh…', { type: 'refresh' }],
    ['full', 'Show Graph', { type: 'openGraph' }],
    ['denied', 'Try All Again', { type: 'retryAll' }],
    ['denied', 'Try loop-a again', { type: 'retry', name: 'loop-a' }],
    [
      'denied',
      'Copy Minimal IAM Policy',
      { type: 'copyPolicy', action: 'lambda:ListFunctionEventInvokeConfigs' },
    ],
    ['signedOut', 'Sign In…', { type: 'signIn' }],
    ['left', 'Show the Active Account', { type: 'reload' }],
  ])('in the state %s: %s', async (state, name, intent) => {
    const page = await open(state);
    await page.getByRole('button', { name, exact: true }).click();
    expect(await sent()).toEqual([intent]);
  });

  it('says how far it is, with a bar and rarely in words', async () => {
    const page = await open('running');
    expect(await page.getByRole('progressbar').getAttribute('aria-valuetext')).toMatch(/^Reading: /);
    const status = page.getByRole('status');
    const announced = await status.textContent();
    await page.evaluate("document.getElementById('status').firstChild.data = 'seen'");
    await overview.post(messagesOf('running')[0]);
    expect([announced, await status.textContent()]).toEqual(['Reading the functions of the account', 'seen']);
  });

  it('that halted says why, as an alert', async () => {
    const page = await open('signedOut');
    expect(await page.getByRole('alert').innerText()).toContain('Signed out: profile shop-production');
    expect(await page.getByText('aws sso login --profile shop-production', { exact: true }).count()).toBe(1);
  });
});

describe('for a screen reader', () => {
  it('everything that can be pressed has a name', async () => {
    const page = await open('full');
    const snapshot = await page.locator('body').ariaSnapshot();
    expect(snapshot).not.toMatch(/- (button|combobox|searchbox|columnheader)(:| \[|$)/m);
  });

  it('a row says all that it shows in words', async () => {
    await open('full');
    const row = grid().getByRole('row', { name: /^loop-a/ });
    expect((await row.innerText()).replaceAll(/\s+/g, ' ')).toMatch(
      /^loop-a \$LATEST Warning: Functions send events in a loop 2 \(default\) 6 h \(default\) none Lambda function loop-b none configured$/,
    );
  });
});

describe.each(['dark', 'light', 'contrast', 'contrastLight'] satisfies Theme[])(
  'in the theme %s',
  (theme) => {
    it.each(['full', 'running', 'denied', 'left'])('all text of the state %s stands out', async (name) => {
      await open(name, { theme, width: 1280 });
      expect(await overview.page.evaluate(FAINT_TEXT)).toEqual([]);
    });
  },
);
