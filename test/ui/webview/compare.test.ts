import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostMessage, Intent } from '../../../src/features/compare/protocol.ts';
import type * as States from './support/compareStates.ts';
import { FAINT_TEXT } from './support/faintText.ts';
import {
  buildPage,
  launchPages,
  loadStates,
  openPage,
  type PageOptions,
  type Theme,
  type WebPage,
} from './support/webPage.ts';

let browser: Browser;
let compare: WebPage;
let all: typeof States;

beforeAll(async () => {
  await buildPage('compare');
  all = await loadStates<typeof States>('compareStates');
  browser = await launchPages();
});

afterAll(() => browser?.close());

async function open(name: string, options?: PageOptions): Promise<WebPage['page']> {
  const messages: readonly HostMessage[] | undefined = all.states[name];
  if (!messages) throw new Error(`no state ${name}`);
  compare = await openPage(browser, 'compare', options);
  await compare.post(...messages);
  return compare.page;
}

const sent = async (): Promise<readonly Intent[]> => (await compare.sent<Intent>()).slice(1);
const grid = (): Locator => compare.page.getByRole('grid', { name: 'Declared functions' });
const names = (): Promise<string[]> => grid().getByRole('rowheader').allInnerTexts();

describe('the page', () => {
  it('draws every state under its policy, without a complaint of the browser', async () => {
    for (const name of Object.keys(all.states)) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await open(name);
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const headings = await compare.page.getByRole('heading', { level: 1 }).count();
      expect([name, headings, compare.complaints]).toEqual([name, 1, []]);
    }
  });

  it.each([400, 640, 1280])('never scrolls sideways at a width of %i', async (width) => {
    for (const name of ['question', 'selected', 'long']) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const page = await open(name, { width, height: 800 });
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const [inner, scrolled] = await page.evaluate<[number, number]>(
        '[document.documentElement.clientWidth, document.documentElement.scrollWidth]',
      );
      expect([name, scrolled]).toEqual([name, inner]);
    }
  });

  it.each(['dark', 'light', 'contrast', 'contrastLight'] as const satisfies readonly Theme[])(
    'has no faint text in the %s theme',
    async (theme) => {
      const page = await open('every', { theme });
      await grid().getByRole('row').nth(1).click();
      await compare.post({ type: 'detail', detail: all.detail });
      await page.getByRole('button', { name: 'Open Diff' }).waitFor();
      expect(await page.evaluate(FAINT_TEXT)).toEqual([]);
    },
  );
});

describe('the rows', () => {
  it('are in the order of their states, which each have a word', async () => {
    await open('every');
    const words = await grid().locator('.cell.state').allInnerTexts();
    expect(words).toEqual(['Differs', 'Not declared', 'Not deployed', 'Not known', 'Same']);
  });

  it('have the whole text of each cell in its tooltip, where a column is too narrow for it', async () => {
    await open('every');
    const cells = await grid()
      .locator('.grid-row .cell.text')
      .evaluateAll((drawn) => drawn.map((cell) => [cell.getAttribute('title'), cell.textContent?.trim()]));
    expect(cells.length).toBeGreaterThan(4);
    for (const [title, text] of cells) expect(title?.split('\n')[0]).toBe(text);
  });

  it('begin with the function’s name, with the short address behind it and the whole one on hover', async () => {
    await open('addresses');
    const cell = grid().getByRole('rowheader').first();
    expect(await cell.innerText()).toBe('orders-received received');
    expect(await cell.getAttribute('title')).toBe('orders-received\naws_lambda_function.received');
  });

  it('are sorted by a click on a header, and the other way by the next', async () => {
    await open('every');
    const header = grid().getByRole('columnheader', { name: 'Function' });
    await header.getByRole('button').click();
    expect(await names()).toEqual(['Function0', 'Function1', 'Function2', 'Function3', 'Function4']);
    await header.getByRole('button').click();
    expect((await names())[0]).toBe('Function4');
    expect(await header.getAttribute('aria-sort')).toBe('descending');
  });

  it('are filtered by text and state, and say how many are left', async () => {
    const page = await open('many');
    await page.getByLabel('State').selectOption('Differs');
    await page.locator('.filter-end').getByText('286 of 2,000 rows').waitFor();
    await page.getByRole('searchbox').fill('function7');
    await page
      .locator('.filter-end')
      .getByText(/^1\d? of 2,000 rows/)
      .waitFor();
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByText('No rows match the filters.').waitFor();
    await page.getByRole('button', { name: 'Clear Filters' }).click();
    await page.locator('.filter-end').getByText('2,000 of 2,000 rows').waitFor();
  });

  it('are drawn only in sight', async () => {
    await open('many');
    expect(await grid().getByRole('row').count()).toBeLessThan(80);
    expect(await grid().getAttribute('aria-rowcount')).toBe('2001');
  });

  it('ask for their detail when they are selected, once', async () => {
    await open('every');
    await grid().getByRole('row').nth(1).click();
    await expect.poll(sent).toEqual([{ type: 'select', key: 'row 0' }]);
    await grid().getByRole('row').nth(1).click();
    await grid().getByRole('row').nth(2).click();
    await expect.poll(sent).toEqual([
      { type: 'select', key: 'row 0' },
      { type: 'select', key: 'row 1' },
    ]);
  });

  it('are moved through by keys, and Enter leads to the declaration', async () => {
    const page = await open('every');
    await grid().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(sent).toContainEqual({ type: 'openDeclaration', key: 'row 1' });
  });
});

describe('the detail', () => {
  it('shows the three sides in a table, with a word for each outcome', async () => {
    const page = await open('every');
    await grid().getByRole('row').nth(1).click();
    await compare.post({ type: 'detail', detail: all.detail });
    const detail = page.getByRole('region', { name: 'Selected row' });
    await detail.getByRole('row', { name: 'Retries 1 1 0 differs' }).waitFor();
    await detail.getByRole('button', { name: 'Open Diff' }).click();
    await expect.poll(sent).toContainEqual({ type: 'diff', key: 'row 0' });
  });

  it('of another row than the selected one is not shown', async () => {
    const page = await open('every');
    await grid().getByRole('row').nth(2).click();
    await compare.post({ type: 'detail', detail: all.detail });
    await page.getByText('Select a row to see its settings').waitFor();
  });
});

it('keeps filter, order and row over a reload', async () => {
  const page = await open('every');
  await page.getByLabel('State').selectOption('Same');
  await grid().getByRole('row').nth(1).click();
  await expect
    .poll(() => compare.kept())
    .toMatchObject({
      filter: { text: '', state: 'same' },
      active: 'row 4',
    });
});
