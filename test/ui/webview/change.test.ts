import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeViewModel, Intent } from '../../../src/features/change/protocol.ts';
import type * as States from './support/changeStates.ts';
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
let change: WebPage;
let all: typeof States;

beforeAll(async () => {
  await buildPage('change');
  all = await loadStates<typeof States>('changeStates');
  browser = await launchPages();
});

afterAll(() => browser?.close());

async function open(name: string, options?: PageOptions): Promise<WebPage['page']> {
  const messages = all.states[name];
  if (!messages) throw new Error(`no state ${name}`);
  change = await openPage(browser, 'change', options);
  await change.post(...messages);
  return change.page;
}

const sent = async (): Promise<readonly Intent[]> => (await change.sent<Intent>()).slice(1);

/** A view that knows every edit. */
const knowingAll = ({ form, ...view }: ChangeViewModel): ChangeViewModel => ({
  ...view,
  ...(form && {
    form: { ...form, fields: form.fields.map((field) => ({ ...field, edit: Number.MAX_SAFE_INTEGER })) },
  }),
});

describe('the page', () => {
  it('draws every state under its policy, without a complaint of the browser', async () => {
    for (const name of Object.keys(all.states)) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await open(name);
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      const headings = await change.page.getByRole('heading', { level: 1 }).count();
      expect([name, headings, change.complaints]).toEqual([name, 1, []]);
    }
  });

  it.each([320, 400, 640, 1280])('never scrolls sideways at a width of %i', async (width) => {
    for (const name of [
      'review',
      'wrong',
      'conflict',
      'refused',
      'undoWrong',
      'correction',
      'many',
      'hostile',
    ]) {
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
      for (const name of ['review', 'wrong', 'off', 'conflict', 'undoGone', 'correction', 'many']) {
        // oxlint-disable-next-line no-await-in-loop -- one page after the other
        const page = await open(name, { theme });
        // oxlint-disable-next-line no-await-in-loop -- one page after the other
        expect([name, await page.evaluate(FAINT_TEXT)]).toEqual([name, []]);
      }
    },
  );

  it('shows a foreign text as a text', async () => {
    const page = await open('hostile');
    expect(await page.locator('img, iframe, script:not([nonce])').count()).toBe(0);
    await page.getByRole('heading', { level: 1, name: /<img src=x/ }).waitFor();
  });
});

describe('the form', () => {
  it('says what was typed, and nothing else', async () => {
    const page = await open('untouched');
    await page.getByRole('textbox', { name: 'Retries' }).fill('1');
    await page.getByRole('button', { name: 'Choose…' }).first().click();
    expect(await sent()).toEqual([
      { type: 'edit', setting: 'maximumRetryAttempts', text: '1', edit: expect.any(Number) as number },
      { type: 'choose', setting: 'onSuccess' },
    ]);
  });

  it('keeps what was typed while a view was on its way, and takes one that knows of it', async () => {
    const page = await open('untouched');
    const field = page.getByRole('textbox', { name: 'Retries' });
    await field.pressSequentially('12');
    const known = all.states['review'] ?? [];
    await change.post(...known);
    expect(await field.inputValue()).toBe('12');
    await change.post(...known.map(({ type, view }) => ({ type, view: knowingAll(view) })));
    expect(await field.inputValue()).toBe('2');
  });

  it.each([
    ['many', [{ type: 'apply' }]],
    ['wrong', []],
    ['off', []],
  ])('asks for the change with Control+Enter where it can be applied: %s', async (name, expected) => {
    const page = await open(name);
    await page.getByRole('textbox', { name: 'Retries' }).press('Control+Enter');
    expect(await sent()).toEqual(expected);
  });

  it('has a label, a hint and its error for each field', async () => {
    const page = await open('wrong');
    const field = page.getByRole('textbox', { name: 'Retries' });
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const hint = await field.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${hint}"]`).textContent()).toMatch(/Enter a whole number from 0 to 2/);
    expect(await page.getByRole('alert').filter({ hasText: 'This is not an ARN' }).count()).toBe(1);
  });

  it('is reached by Tab in the order in which it is read, up to the last button', async () => {
    const page = await open('review');
    const reached: string[] = [];
    for (let presses = 0; presses < 30 && !reached.includes('Apply Change…'); presses += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await page.keyboard.press('Tab');
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      reached.push(
        await page.evaluate<string>(
          'document.activeElement?.id || document.activeElement?.textContent?.trim()',
        ),
      );
    }
    const fields = reached.filter((name) => name.startsWith('field-'));
    expect(fields).toEqual([
      'field-maximumRetryAttempts',
      'field-maximumEventAgeInSeconds',
      'field-onSuccess',
      'field-onFailure',
    ]);
    expect(reached.at(-1)).toBe('Apply Change…');
    await page.keyboard.press('Enter');
    expect(await sent()).toEqual([{ type: 'apply' }]);
  });

  it.each(['untouched', 'wrong', 'off', 'left'])('cannot be applied where it is %s', async (name) => {
    const page = await open(name);
    await page.locator('vscode-button[disabled]', { hasText: 'Apply Change…' }).click({ force: true });
    expect(await sent()).toEqual([]);
  });

  it('of many functions has a box for each setting', async () => {
    const page = await open('many');
    await page.getByRole('checkbox', { name: 'Change Retries in all functions' }).check();
    expect(await sent()).toEqual([{ type: 'toggle', setting: 'maximumRetryAttempts' }]);
    expect(await page.getByRole('checkbox', { name: 'Change On failure in all functions' }).isChecked()).toBe(
      true,
    );
    await page.getByRole('button', { name: 'Apply 60 Changes…' }).waitFor();
  });

  it('says after Stop what was stored and what was not sent', async () => {
    const page = await open('manyStopped');
    await page.getByText('Stored: 8, Not sent: 52').first().waitFor();
    expect(await page.getByText(/^Not sent · /).count()).toBe(52);
  });
});
