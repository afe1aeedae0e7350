import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ALL_HOSTILE, HOSTILE_TEXTS, TRACE } from '../../support/hostile/texts.ts';
import { buildPanel, openPanel, type PanelPage } from './support/panelPage.ts';
import { launchPages } from './support/webPage.ts';

/** The panel's page against texts and messages that were made to attack it, under its real policy. */
let browser: Browser;
let built: Awaited<ReturnType<typeof buildPanel>>;
let panel: PanelPage;

beforeAll(async () => {
  [browser, built] = await Promise.all([launchPages(), buildPanel()]);
});

afterAll(() => browser?.close());

async function open(): Promise<void> {
  panel = await openPanel(browser);
}

/** True if anything of a text ran, and which elements or loads it became. */
async function effects(): Promise<readonly unknown[]> {
  const { page } = panel;
  const foreign = page.locator(
    'img, iframe, form, object, embed, #page script, #page a, #page b, #page style, [onerror]',
  );
  return [
    await page.evaluate<unknown>(`globalThis.${TRACE}`),
    await foreign.count(),
    foreignRequests(),
    panel.complaints,
  ];
}

/** All but the files of the page itself, which elements of it load once more. */
const foreignRequests = (): readonly string[] =>
  panel.left.filter((url) => !/^http:\/\/panel\.test\/(configPanel|codicon)\./.test(url));

const NOTHING = [undefined, 0, [], []];

describe('a foreign text', () => {
  beforeAll(open);

  it.each([...Object.entries(HOSTILE_TEXTS), ['everything', ALL_HOSTILE] as const])(
    'runs nothing and asks nobody: %s',
    async (_, text) => {
      for (const state of built.hostileStates(text)) {
        await panel.show(state);
        expect(await panel.page.getByRole('heading', { level: 1 }).count()).toBe(1);
        expect(await effects()).toEqual(NOTHING);
        const wide = await panel.page.evaluate(TOO_WIDE);
        expect(wide).toEqual([]);
      }
    },
  );

  it('is read as it was written', async () => {
    const [state] = built.hostileStates(HOSTILE_TEXTS['html'] ?? '').slice(-1);
    if (state) await panel.show(state);
    expect(await panel.page.locator('main').innerText()).toContain('<img src=x onerror=');
  });
});

/** Elements that reach out of a page that scrolls sideways, which it never should. */
const TOO_WIDE = `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('#page *')]
  .filter((element) => element.getBoundingClientRect().right > innerWidth).map((element) => element.outerHTML.slice(0, 80))`;

describe('the policy of the page', () => {
  beforeEach(open);

  it.each([
    [
      'an inline script',
      `const it = document.createElement('script'); it.textContent = '${TRACE}=1'; document.body.append(it)`,
    ],
    [
      'a script from elsewhere',
      `const it = document.createElement('script'); it.src = 'http://evil.example/x.js'; document.body.append(it)`,
    ],
    [
      'a script of the same place',
      `const it = document.createElement('script'); it.src = '/x.js'; document.body.append(it)`,
    ],
    ['a handler', `document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="${TRACE}=1">')`],
    ['an image', `new Image().src = 'http://evil.example/x.png'`],
    ['a frame', `document.body.insertAdjacentHTML('beforeend', '<iframe src="http://evil.example/">')`],
    [
      'a style from elsewhere',
      `document.head.insertAdjacentHTML('beforeend', '<link rel=stylesheet href="http://evil.example/x.css">')`,
    ],
    ['a request', `fetch('http://evil.example/').catch(() => undefined)`],
    ['a socket', `try { new WebSocket('ws://evil.example/') } catch {}`],
    ['a text that is run', `setTimeout('${TRACE}=1', 0)`],
  ])('stops %s that got in all the same', async (_, attack) => {
    const breach = panel.page.evaluate(
      `new Promise((done) => document.addEventListener('securitypolicyviolation', () => done(true)))`,
    );
    await panel.page.evaluate(`void (() => { ${attack} })()`);
    expect(await breach).toBe(true);
    expect(await panel.page.evaluate(`globalThis.${TRACE}`)).toBeUndefined();
    expect(foreignRequests()).toEqual([]);
  });
});

describe('the page', () => {
  beforeEach(open);

  it('stays as it was when a message has another shape', async () => {
    const full = built.states['full']?.();
    if (!full) throw new Error('no state');
    await panel.show(full);
    const before = await panel.page.locator('#page').innerHTML();
    await panel.post(...fc.sample(otherShapes(full), { numRuns: 150, seed: 7 }));
    expect(await panel.page.locator('#page').innerHTML()).toBe(before);
    expect(await effects()).toEqual(NOTHING);
    expect(await panel.intents()).toEqual([{ type: 'ready' }]);
  });

  it('draws the next whole state after them', async () => {
    await panel.post({ type: 'state', state: { header: {}, memory: {}, body: { kind: 'other' } } });
    const state = built.states['loading']?.();
    if (state) await panel.show(state);
    expect(await panel.page.getByRole('heading', { level: 1 }).count()).toBe(1);
  });
});

/** Messages that are nearly a state: a part is missing, or is something else. */
function otherShapes(state: object): fc.Arbitrary<unknown> {
  const part = fc.constantFrom('header', 'body', 'memory');
  const wrong = fc.constantFrom<unknown>(undefined, null, 7, 'text');
  const nearly = fc
    .tuple(part, wrong)
    .map(([name, value]) => ({ type: 'state', state: { ...state, [name]: value } }));
  return fc.oneof(
    { weight: 5, arbitrary: nearly },
    fc.json().map((text): unknown => JSON.parse(text)),
  );
}
