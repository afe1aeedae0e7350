import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphMessage, GraphViewModel, Intent } from '../../../src/features/graph/protocol.ts';
import { anyGraph, graphWith } from '../../support/graphs.ts';
import { FAINT_TEXT } from './support/faintText.ts';
import type * as States from './support/graphStates.ts';
import {
  launchPages,
  buildPage,
  loadStates,
  openPage,
  type PageOptions,
  type Theme,
  type WebPage,
} from './support/webPage.ts';

let browser: Browser;
let states: typeof States.states;
let web: WebPage;

beforeAll(async () => {
  await buildPage('graph');
  ({ states } = await loadStates<typeof States>('graphStates'));
  browser = await launchPages();
});

afterAll(() => browser?.close());

function messagesOf(name: string): States.Messages {
  const state = states[name];
  if (!state) throw new Error(`No state ${name}`);
  return state();
}

async function open(name: string, options: PageOptions = {}): Promise<Page> {
  web = await openPage(browser, 'graph', { width: 1200, height: 800, ...options });
  await web.post(...messagesOf(name));
  return web.page;
}

/** The messages of the shop with another graph in them. */
function withGraph(graph: GraphViewModel): readonly unknown[] {
  const [first, ...rest] = messagesOf('shop');
  return [{ ...(first as GraphMessage), graph }, ...rest];
}

const list = { kept: { view: { mode: 'list' } } };
const transform = (page: Page): Promise<string | null> => page.locator('#world').getAttribute('transform');
const search = (page: Page) => page.getByRole('combobox');
const picture = (page: Page) => page.getByRole('application');
const node = (page: Page, name: string) => page.locator('.node', { hasText: name }).first();

/** Waits until the page has said it to a screen reader. */
const hears = (page: Page, text: RegExp) =>
  page.locator('#status', { hasText: text }).waitFor({ state: 'attached' });

describe('the page of the graph', () => {
  it('draws every state under the editor’s policy without a complaint', async () => {
    for (const name of Object.keys(states)) {
      const page = await open(name);
      expect([name, await page.getByRole('heading', { level: 1 }).count()]).toEqual([name, 1]);
      expect([name, web.complaints]).toEqual([name, []]);
    }
    await open('shop');
  });

  it('says whose graph it is, and how far the account is read', async () => {
    const page = await open('running');
    expect(await page.locator('.facts').innerText()).toMatch(
      /111111111111[\s\S]*us-east-1[\s\S]*shop-production/,
    );
    expect(await page.locator('.scan').innerText()).toMatch(
      /Scanning: 19 of 400\u00A0functions · about 1\u00A0min left · loops are found when the scan ends/,
    );
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(await web.sent<Intent>()).toEqual([{ type: 'ready' }, { type: 'pause' }]);
  });

  it('marks loops and what cannot work in words, and says all again as text', async () => {
    const page = await open('shop');
    expect(await page.locator('.edge.loop .edge-label').allInnerTexts()).toContain('on success · loop 1');
    expect(await page.locator('.edge.broken .edge-label').allInnerTexts()).toContain(
      'on failure · cannot work',
    );
    const said = await page.locator('ul.visually-hidden li').allInnerTexts();
    expect(said).toContain(
      'loop-ping:$LATEST sends successful events to loop-pong:$LATEST (Lambda function); loop 1',
    );
    expect(said).toContain(
      'shipping-label:$LATEST sends failed events to shipping-failed.fifo (SQS queue); cannot work: On failure: FIFO is not supported',
    );
    const losses = said.filter((text) => text.endsWith(': failed events are lost'));
    expect(losses).toHaveLength(await page.locator('.node.loses').count());
    expect(said.length - losses.length).toBe(await page.locator('[data-edge]').count());
    expect(await page.locator('#window svg').getAttribute('aria-hidden')).toBe('true');
    expect(await picture(page).getAttribute('aria-label')).toMatch(/Picture of 29 functions.* 2 loops/);
  });

  it('gives each kind of line dashes of its own, and loops a width', async () => {
    const page = await open('shop');
    const style = (classes: string, name: string): Promise<unknown> =>
      page.evaluate(
        `getComputedStyle(document.querySelector('#world ${classes} path')).getPropertyValue('${name}')`,
      );
    const dashes = await Promise.all(
      ['.onSuccess', '.onFailure', '.deadLetter'].map((role) => style(`.edge${role}`, 'stroke-dasharray')),
    );
    expect(new Set(dashes).size).toBe(3);
    expect(await style('.edge.loop', 'stroke-width')).not.toBe(
      await style('.edge.onSuccess:not(.loop)', 'stroke-width'),
    );
  });

  it('has every edge of any graph in the picture and in the list', async () => {
    await open('shop', { kept: { view: { mode: 'picture' } } });
    const { page } = web;
    const all = (graph: GraphViewModel) => graph.edges.map((_, number) => String(number)).toSorted();
    for (const graph of fc.sample(anyGraph(40), { numRuns: 12, seed: 7 })) {
      await web.post(...withGraph(graph));
      const drawn = await page
        .locator('[data-edge]')
        .evaluateAll((found) => found.map((edge) => edge.getAttribute('data-edge')));
      expect(drawn.map(String).toSorted()).toEqual(all(graph));
      await page.getByRole('button', { name: 'List', exact: true }).click();
      const lines = await page.locator('.group').evaluateAll((groups) =>
        groups.flatMap((group) => {
          const giver = group.querySelector('h3 .name')?.textContent?.trim();
          return [...group.querySelectorAll('li')].map(
            (line) => `${giver} ${line.textContent?.replace(/\s+/g, ' ').trim()}`,
          );
        }),
      );
      const verbs = {
        onSuccess: 'sends successful events to',
        onFailure: 'sends failed events to',
        deadLetter: 'sends failed events to its dead-letter queue',
      };
      const said = graph.edges.map(
        ({ from, to, role }) =>
          `${graph.nodes[from]?.name}:$LATEST ${verbs[role]} ${graph.nodes[to]?.name}:$LATEST (Lambda function)`,
      );
      expect(lines.toSorted()).toEqual(said.toSorted());
      await page.getByRole('button', { name: 'Picture', exact: true }).click();
    }
    expect(web.complaints).toEqual([]);
  });

  it('opens what is clicked, and nothing that is dragged', async () => {
    const page = await open('shop');
    await node(page, 'orders-price').click();
    await node(page, 'commerce').click();
    const opened = (await web.sent<Intent>()).flatMap((intent) =>
      intent.type === 'open' ? [intent.id] : [],
    );
    expect(opened).toEqual([
      'arn:aws:lambda:us-east-1:111111111111:function:orders-price:$LATEST',
      'arn:aws:events:us-east-1:111111111111:event-bus/commerce',
    ]);
    const before = await transform(page);
    const box = await node(page, 'orders-price').boundingBox();
    if (!box) throw new Error('not drawn');
    await page.mouse.move(box.x + 20, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + 80, box.y + 50, { steps: 4 });
    await page.mouse.up();
    expect(await transform(page)).not.toBe(before);
    expect(await web.sent<Intent>()).toHaveLength(3);
  });

  it('zooms by buttons, by the wheel with Ctrl and by keys, and fits', async () => {
    const page = await open('shop');
    const zoom = async (): Promise<number> =>
      Number(/scale\(([\d.]+)\)/.exec((await transform(page)) ?? '')?.[1]);
    const first = await zoom();
    await page.getByRole('button', { name: 'Zoom In (+)' }).click();
    const second = await zoom();
    expect(second).toBeGreaterThan(first);
    await picture(page).hover();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect.poll(zoom).toBeGreaterThan(second);
    await picture(page).focus();
    await page.keyboard.press('0');
    const whole = await zoom();
    expect(whole).toBeLessThan(first);
    await page.keyboard.press('-');
    expect(await zoom()).toBeLessThan(whole);
    await page.keyboard.press('+');
    const still = await transform(page);
    await page.keyboard.press('ArrowRight');
    expect(await transform(page)).not.toBe(still);
  });

  it('dims the others only while the mouse is over a node', async () => {
    const page = await open('shop');
    const dimmed = () => page.locator('.dim').count();
    await node(page, 'loop-ping').hover();
    await expect.poll(dimmed).toBeGreaterThan(0);
    await page.getByRole('heading', { level: 1 }).hover();
    await expect.poll(dimmed).toBe(0);
    await node(page, 'loop-ping').hover();
    await expect.poll(dimmed).toBeGreaterThan(0);
    await page.locator('#page').dispatchEvent('pointerleave');
    await expect.poll(dimmed).toBe(0);
  });

  it('finds a node, shows its neighbours, and opens it by the keyboard alone', async () => {
    const page = await open('shop');
    await search(page).fill('stock');
    expect(await page.getByRole('option').allInnerTexts()).toHaveLength(4);
    await page.keyboard.press('ArrowDown');
    expect(await search(page).getAttribute('aria-activedescendant')).toBe('match-1');
    await search(page).fill('orders-price');
    await page.keyboard.press('Enter');
    await hears(page, /orders-price:\$LATEST: sends events to 2, receives events from 1/);
    expect(await page.locator('.node:not(.dim) .node-name').allInnerTexts()).toEqual(
      expect.arrayContaining(['orders-price', 'orders-enrich', 'orders-failed', 'commerce']),
    );
    expect(await page.locator('.node:not(.dim)').count()).toBe(4);
    await page.keyboard.press('Shift+ArrowLeft');
    await hears(page, /orders-enrich/);
    await page.keyboard.press('Enter');
    expect(await web.sent<Intent>()).toContainEqual({
      type: 'open',
      id: 'arn:aws:lambda:us-east-1:111111111111:function:orders-enrich:$LATEST',
    });
    await page.keyboard.press('Escape');
    expect(await page.locator('.dim').count()).toBe(0);
    await search(page).fill('nothing like it');
    await page.getByText('No matching function or destination.').waitFor();
  });

  it('brings the function into view that the host asks for, once', async () => {
    const page = await open('shop');
    const [graph, state] = messagesOf('shop') as readonly [GraphMessage, { state: object }];
    const wish = (ids: readonly string[], serial: number) => ({
      type: 'state',
      state: { ...state.state, focus: { ids, serial } },
    });
    const id = graph.graph.nodes.find(({ name }) => name === 'loop-pong')?.id ?? '';
    await web.post(wish(['arn:unknown', id], 5));
    expect(await page.locator('.node.focus .node-name').innerText()).toContain('loop-pong');
    await picture(page).focus();
    await page.keyboard.press('Escape');
    await web.post(wish([id], 5));
    expect(await page.locator('.node.focus').count()).toBe(0);
    await web.post(wish(['arn:unknown'], 6));
    expect(await page.locator('.node.focus').count()).toBe(0);
    await web.post(wish([id], 6));
    expect(await page.locator('.node.focus').count()).toBe(1);
    await web.post(wish([], 7));
    expect(await page.locator('.node.focus').count()).toBe(0);
  });

  it('says of a function without destinations that its failed events are lost, and opens its panel', async () => {
    const page = await open('wanted');
    const notice = page.locator('.notice', { hasText: 'nightly-report:$LATEST has no destinations' });
    expect(await notice.innerText()).toContain('Its failed events are lost');
    await notice.getByRole('button', { name: 'Open Panel' }).click();
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    expect((await web.sent<Intent>()).slice(1)).toEqual([{ type: 'openWanted' }, { type: 'dismissWanted' }]);
  });

  it.each([{}, { width: 400 }, { width: 2000, height: 1400 }])(
    'starts readable, with a loop in view: %j',
    async (options) => {
      const page = await open('shop', options);
      const heights = await page.evaluate<readonly number[]>(
        `[...document.querySelectorAll('.node-name, .node-detail, .edge-label')].map((text) => {
          const drawn = text.getBoundingClientRect().height / text.offsetHeight;
          return Number.parseFloat(getComputedStyle(text).fontSize) * drawn;
        })`,
      );
      expect(Math.min(...heights)).toBeGreaterThan(10.5);
      const window = await picture(page).boundingBox();
      const loop = await node(page, 'loop-ping').boundingBox();
      if (!window || !loop) throw new Error('not drawn');
      expect([loop.x >= window.x, loop.y >= window.y]).toEqual([true, true]);
      expect(loop.y + loop.height).toBeLessThanOrEqual(window.y + window.height);
    },
  );

  it('marks loops in the colour of a warning, and what loses events, neither by colour alone', async () => {
    const page = await open('shop');
    const styles = await page.evaluate<readonly string[]>(
      `['.edge.loop path', '.edge.onSuccess:not(.loop) path', '.edge.loop .codicon-sync']
        .map((selector) => document.querySelector(selector))
        .map((element) => element && getComputedStyle(element))
        .map((style) => style && (style.stroke === 'none' ? style.color : style.stroke))`,
    );
    expect(styles[0]).not.toBe(styles[1]);
    expect(styles[0]).toBe(styles[2]);
    const losing = node(page, 'loop-ping');
    expect(await losing.textContent()).toContain('failed events lost');
    expect(await losing.locator('.codicon-warning').count()).toBe(1);
    await page
      .locator('li', { hasText: 'loop-ping:$LATEST: failed events are lost' })
      .first()
      .waitFor({ state: 'attached' });
    await page.locator('.legend', { hasText: 'failed events are lost' }).waitFor();
    await page.getByRole('button', { name: 'List', exact: true }).click();
    await page
      .locator('.group', { hasText: 'loop-ping:$LATEST' })
      .locator('.codicon-warning')
      .first()
      .waitFor();
  });

  it('lists loops first; the list can be filtered, opens what it names, and leads to the picture', async () => {
    const page = await open('shop', list);
    expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toMatch(/Loop 1: 2 functions/);
    await search(page).fill('shipping');
    expect(await page.locator('.group').count()).toBe(1);
    await page.getByRole('button', { name: 'shipping-failed.fifo' }).click();
    await page.getByRole('button', { name: 'Show shipping-label:$LATEST in the picture' }).click();
    expect(await page.locator('.node.focus .node-name').innerText()).toContain('shipping-label');
    expect(await web.sent<Intent>()).toContainEqual({
      type: 'open',
      id: 'arn:aws:sqs:us-east-1:111111111111:shipping-failed.fifo',
    });
    expect(await web.kept()).toMatchObject({ kind: 'graph', view: { mode: 'picture' } });
  });

  it('lets a large account be chosen from, and never draws more than fits', async () => {
    const page = await open('large');
    await page.getByText(/functions and destinations in 337 groups/).waitFor();
    expect(await page.locator('.groups .plain').count()).toBe(200);
    await page.getByRole('button', { name: 'Show 137 More' }).click();
    expect(await page.locator('.groups .plain').count()).toBe(337);
    await search(page).fill('hub-3');
    await page.keyboard.press('Enter');
    await page.getByText(/120 of \d+ are drawn, the nearest to hub-3/).waitFor();
    expect(await page.locator('[data-node]').count()).toBe(120);
    await page.getByRole('button', { name: 'All Groups' }).click();
    await page.getByRole('button', { name: /service-0-function-0:\$LATEST and 1 more/ }).click();
    expect(await page.locator('[data-node]').count()).toBe(2);
    await page.getByRole('button', { name: 'List', exact: true }).click();
    expect(await page.locator('.group').count()).toBe(2);
    expect(web.complaints).toEqual([]);
  });

  it('shows foreign text as text', async () => {
    const page = await open('foreign');
    expect(await page.title()).toBe('Lambda Async');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.locator('.node-name', { hasText: '<img src=x' }).count()).toBe(1);
    expect(web.complaints).toEqual([]);
  });

  it.each([null, 'graph', {}, { type: 'graph' }, { type: 'state', state: { body: { kind: 'graph' } } }, 7])(
    'ignores %j',
    async (message) => {
      const page = await open('shop');
      const before = await page.locator('#page').innerHTML();
      await web.post(message);
      expect(await page.locator('#page').innerHTML()).toBe(before);
      expect(web.complaints).toEqual([]);
    },
  );

  it.each([360, 560, 900, 1600])('never scrolls sideways at a width of %i', async (width) => {
    for (const options of [{}, list]) {
      const page = await open('shop', { width, ...options });
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    }
    await open('shop');
  });

  it('keeps where it was looked at while the graph grows', async () => {
    const page = await open('shop');
    await picture(page).focus();
    await page.keyboard.press('+');
    const before = await transform(page);
    await web.post(...withGraph(graphWith([{ from: 0, to: 1, role: 'onSuccess' }])));
    expect(await page.locator('[data-edge]').count()).toBe(1);
    expect(await transform(page)).toBe(before);
  });
});

describe.each(['dark', 'light', 'contrast', 'contrastLight'] satisfies Theme[])(
  'in the theme %s',
  (theme) => {
    it.each(['shop', 'halted', 'large'])('%s has no faint text', async (name) => {
      for (const options of [{ theme }, { theme, ...list }]) {
        const page = await open(name, options);
        expect(await page.evaluate(FAINT_TEXT)).toEqual([]);
      }
      await open(name);
    });
  },
);
