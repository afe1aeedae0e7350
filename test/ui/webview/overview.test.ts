import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostMessage, Intent } from '../../../src/features/overview/protocol.ts';
import { FAINT_TEXT } from './support/faintText.ts';
import type * as States from './support/overviewStates.ts';
import {
  launchPages,
  buildPage,
  loadStates,
  openPage,
  type PageOptions,
  type Theme,
  type WebPage,
} from './support/webPage.ts';

const lambda = (name: string): string => `arn:aws:lambda:us-east-1:111111111111:function:${name}`;

let browser: Browser;
let overview: WebPage;
const said = new Map<string, readonly HostMessage[]>();

beforeAll(async () => {
  await buildPage('overview');
  const { states } = await loadStates<typeof States>('overviewStates');
  for (const [name, state] of Object.entries(states)) said.set(name, await state());
  browser = await launchPages();
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

/** Without what the page tells of its choices. */
const sent = async (): Promise<readonly Intent[]> =>
  (await overview.sent<Intent>()).slice(1).filter(({ type }) => type !== 'keep');
const grid = (): Locator => overview.page.getByRole('treegrid', { name: 'Functions and qualifiers' });
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
    await expect.poll(activeName).toBe('search-09990');
    const index = overview.page.locator('[aria-selected="true"]');
    expect(await index.getAttribute('aria-rowindex')).toBe(String(rows));
  });

  it('open their panel, by the mouse and by Enter', async () => {
    const page = await open('full');
    await page.getByRole('searchbox', { name: 'Text' }).fill('loop-*');
    await grid().getByRole('rowheader', { name: 'loop-a' }).click();
    await grid().focus();
    await overview.page.keyboard.press('ArrowDown');
    await overview.page.keyboard.press('Enter');
    expect(await sent()).toEqual([
      { type: 'openPanel', arn: lambda('loop-a'), qualifier: '$LATEST' },
      { type: 'openPanel', arn: lambda('loop-b'), qualifier: '$LATEST' },
    ]);
  });

  it('that come later are put in their place, and what is in sight stays there', async () => {
    const page = await open('many');
    const top = () =>
      page.evaluate<string>(
        `document.elementFromPoint(60, document.querySelector('.grid').getBoundingClientRect().top + 60)
          .closest('[role="row"]')?.querySelector('[role="rowheader"]')?.textContent ?? 'none'`,
      );
    await page.getByRole('columnheader', { name: 'Function' }).getByRole('button').click();
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
    const card = page.getByRole('button', { name: /with lost events/ });
    const number = Number((await card.locator('.card-detail').innerText()).replace(/\s+rows/, ''));
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
    expect(await page.getByText('No rows match the filters.').isVisible()).toBe(true);
    expect(await page.getByRole('status').textContent()).toBe('0 of 205 rows');
    await page.getByRole('button', { name: 'Clear Filters' }).click();
    expect(await count()).toBe('205 of 205 rows');
  });

  it('the worst is first from the start; a column orders, once more the other way, and says so', async () => {
    const page = await open('full');
    const header = page.getByRole('columnheader', { name: 'Findings' });
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    expect(await grid().getByRole('row').nth(1).innerText()).toContain('FIFO is not supported');
    await header.getByRole('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    const names = page.getByRole('columnheader', { name: 'Function' });
    await names.getByRole('button').click();
    expect([await header.getAttribute('aria-sort'), await names.getAttribute('aria-sort')]).toEqual([
      'none',
      'ascending',
    ]);
  });

  it('the finding asked for comes first in its cell', async () => {
    const page = await open('full');
    await page.getByRole('searchbox', { name: 'Text' }).fill('mail-00023');
    const first = () => grid().locator('.finding').first().innerText();
    expect(await first()).toContain('Failed events are lost');
    await page.getByRole('combobox', { name: 'Finding' }).selectOption('retries-cut-by-age');
    expect(await first()).toContain('leaves no time for a retry');
    await page.getByRole('combobox', { name: 'Finding' }).selectOption('any');
    expect(await first()).toContain('Failed events are lost');
  });

  it('go along with an export', async () => {
    const page = await open('full');
    await page.getByRole('searchbox', { name: 'Text' }).fill('mail');
    await page.getByRole('button', { name: 'Export…' }).click();
    expect(await sent()).toEqual([
      { type: 'export', filter: { text: 'mail' }, order: { column: 'findings', descending: true } },
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
      'ascending',
    );
  });
});

describe('the versions of a function', () => {
  const folded = () => grid().getByRole('row', { name: /60 versions/ });
  const rowNames = async (): Promise<readonly string[]> =>
    (await grid().getByRole('row').allInnerTexts())
      .slice(1)
      .map((text) => text.split('\n').slice(0, 2).join(' ').trim());

  it('are one row, as bad as the worst of them, and say what they share', async () => {
    await open('versions');
    expect(await rowNames()).toHaveLength(6);
    expect((await rowNames())[0]).toMatch(/payments-history/);
    const text = (await folded().innerText()).replaceAll(/\s+/g, ' ').trim();
    expect(text).toMatch(
      /^payments-history 60 versions Error: On failure: FIFO is not supported ?\+1 ?Warning: Failed events are lost 2 \(default\) 6 h \(default\) none differ none/,
    );
    expect(await count()).toBe('65 of 65 rows');
  });

  it('open under it by a click, and stay open when the page comes back', async () => {
    const page = await open('versions');
    await folded().click();
    expect(await folded().getAttribute('aria-expanded')).toBe('true');
    const below = grid().getByRole('row').nth(2);
    expect([await below.getAttribute('aria-level'), await below.innerText()]).toEqual([
      '2',
      expect.stringContaining('FIFO is not supported'),
    ]);
    expect(await grid().getAttribute('aria-rowcount')).toBe('67');
    await expect
      .poll(() => overview.kept())
      .toMatchObject({ open: [expect.stringMatching(/^versions of /)] });
    const kept = await overview.kept();
    await page.close();
    await open('versions', { kept });
    expect(await folded().getAttribute('aria-expanded')).toBe('true');
    await folded().click();
    expect(await folded().getAttribute('aria-expanded')).toBe('false');
    expect(await sent()).toEqual([]);
  });

  it('open, close and are left by the keys of a tree', async () => {
    const page = await open('versions');
    await grid().focus();
    await expect.poll(activeName).toBe('payments-history');
    const level = () => grid().locator('[aria-selected="true"]').getAttribute('aria-level');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => folded().getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('ArrowRight');
    await expect.poll(level).toBe('2');
    await page.keyboard.press('Enter');
    expect(await sent()).toEqual([{ type: 'openPanel', arn: lambda('payments-history'), qualifier: '3' }]);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(level).toBe('1');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => folded().getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Enter');
    await expect.poll(() => folded().getAttribute('aria-expanded')).toBe('true');
  });
});

describe('the summary', () => {
  const tones = async (): Promise<readonly string[]> =>
    (await overview.page.locator('.card').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());

  it('says "none so far" until all is read, and gives the all-clear then only', async () => {
    await open('harmlessRunning');
    expect(await overview.page.locator('.card.good').count()).toBe(0);
    expect(await tones()).toEqual([
      '3 3 rows functions',
      '0 none so far with lost events',
      '0 none so far with broken targets',
      '0 none so far with retries that never run',
      '0 none so far with orphaned configs',
      '0 checked at the end in a loop',
    ]);
    await overview.post(...messagesOf('harmless'));
    expect(await overview.page.locator('.card.good').count()).toBe(5);
  });

  it('gives no all-clear where functions could not be read', async () => {
    await open('partly');
    expect(await overview.page.locator('.card.good').count()).toBe(0);
    expect(await tones()).toContain('0 none in what was read in a loop');
  });

  it('is read aloud in whole phrases', async () => {
    const page = await open('full');
    await page.getByRole('button', { name: '204 functions, 205 rows', exact: true }).waitFor();
    await page.getByRole('button', { name: /^with lost events: \d+ functions, \d+ rows$/ }).waitFor();
  });

  it('folds on a small window, and its problems stay to choose from', async () => {
    const page = await open('full', { width: 1000, height: 600 });
    expect(await page.locator('.chart').isVisible()).toBe(false);
    await page.getByRole('button', { name: /^in a loop/ }).click();
    expect(await count()).toBe('2 of 205 rows');
    await page.setViewportSize({ width: 1000, height: 900 });
    await page.locator('.chart').waitFor();
    await page.setViewportSize({ width: 1000, height: 600 });
    await page.locator('.chart').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Show Summary' }).click();
    await page.locator('.chart').waitFor();
  });
});

describe('a table wider than the window', () => {
  it.each([400, 1000])('keeps function and qualifier in view when it is scrolled, at %i', async (width) => {
    await open('full', { width });
    const left = (nth: number): Promise<number> =>
      grid()
        .getByRole('row')
        .nth(1)
        .locator('.cell')
        .nth(nth)
        .evaluate((cell) => cell.getBoundingClientRect().left);
    const before = [await left(0), await left(1), await left(3)];
    await grid().evaluate((element) => void (element.scrollLeft = 200));
    await expect.poll(() => left(3)).toBe((before[2] ?? 0) - 200);
    expect([await left(0), await left(1)]).toEqual(before.slice(0, 2));
  });

  it('counts the findings beside the first, and names all in the tooltip and for screen readers', async () => {
    const page = await open('full');
    await page.getByRole('searchbox', { name: 'Text' }).fill('mail-00023');
    const cell = grid().getByRole('row').nth(1).locator('.cell.findings');
    expect(await cell.locator('.others').innerText()).toBe('+1');
    const whole = /Failed events are lost.*\s*Warning: .*leaves no time for a retry/;
    expect(await cell.getAttribute('title')).toMatch(whole);
    expect(await cell.textContent()).toMatch(/Failed events are lost.*leaves no time for a retry/s);
  });

  it('has a tooltip only where text is cut', async () => {
    await open('full', { width: 1000 });
    const cells = grid().getByRole('row').nth(1).locator('.cell.text');
    await cells.first().hover();
    expect(await cells.first().getAttribute('title')).toBeNull();
    await grid()
      .getByRole('row')
      .nth(1)
      .locator('.cell.text')
      .nth(1)
      .evaluate((cell) => {
        cell.textContent = 'a very long value that does not fit into its cell';
      });
    await cells.nth(1).hover();
    expect(await cells.nth(1).getAttribute('title')).toMatch(/^a very long value/);
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
    expect(await page.getByRole('columnheader', { name: 'Retries' }).getAttribute('aria-sort')).toBe(
      'ascending',
    );
    await page.keyboard.press('ArrowDown');
    expect(await grid().evaluate((element) => element.matches(':focus'))).toBe(true);
  });
});

describe('the scan', () => {
  it.each([
    ['idle', 'Start Scan', { type: 'start' }],
    ['running', 'Pause', { type: 'pause' }],
    ['running', 'Cancel', { type: 'cancel' }],
    ['paused', 'Resume', { type: 'start' }],
    ['full', 'Refresh…', { type: 'refresh' }],
    ['full', 'Open Event Graph', { type: 'openGraph' }],
    ['denied', 'Retry All', { type: 'retryAll' }],
    ['denied', 'Retry loop-a', { type: 'retry', arn: lambda('loop-a') }],
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

  it.each([
    [
      'idle',
      /^Scan 5,600\u00A0functions\?/,
      /5,600 to 16,800 requests, at most 5 per second, and takes about 19\u00A0min to 56\u00A0min/,
    ],
    ['idleUnknown', /^Scan this account\?/, /1 to 3 requests for each function, at most 5 per second/],
  ])('in the state %s: asks first, with the number of requests and the time', async (state, title, text) => {
    const page = await open(state);
    const notice = await page.getByRole('alert').innerText();
    expect(notice.trim()).toMatch(title);
    expect(notice).toMatch(text);
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });

  it('says how far it is, with a bar and rarely in words', async () => {
    const page = await open('running');
    expect(await page.getByRole('progressbar').getAttribute('aria-valuetext')).toMatch(/^Scanning: /);
    const status = page.getByRole('status');
    const announced = await status.textContent();
    await page.evaluate("document.getElementById('status').firstChild.data = 'seen'");
    await overview.post(messagesOf('running')[0]);
    expect([announced, await status.textContent()]).toEqual([
      'Scanning the functions of the account',
      'seen',
    ]);
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
    const page = await open('full');
    await page.getByRole('searchbox', { name: 'Text' }).fill('loop-*');
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
