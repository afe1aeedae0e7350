import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PanelState } from '../../../src/features/configPanel/protocol.ts';
import { FAINT_TEXT } from './support/faintText.ts';
import { buildPanel, openPanel, type PageOptions, type PanelPage, type Theme } from './support/panelPage.ts';
import { launchPages } from './support/webPage.ts';

let browser: Browser;
let states: Readonly<Record<string, () => PanelState>>;
let panel: PanelPage;

beforeAll(async () => {
  [browser, { states }] = await Promise.all([launchPages(), buildPanel()]);
});

afterAll(() => browser?.close());

async function open(name: string, options?: PageOptions): Promise<PanelPage['page']> {
  panel = await openPanel(browser, options);
  await panel.show(stateOf(name));
  return panel.page;
}

function stateOf(name: string): PanelState {
  const make = states[name];
  if (!make) throw new Error(`no state ${name}`);
  return make();
}

const button = (name: string | RegExp) => panel.page.getByRole('button', { name, exact: true });
const sent = async () => (await panel.intents()).slice(1);

describe('the page', () => {
  it('asks for its state, and says that it is loading until then', async () => {
    panel = await openPanel(browser);
    expect(await panel.intents()).toEqual([{ type: 'ready' }]);
    expect(panel.complaints).toEqual([]);
  });

  it('draws every state under its policy, without a complaint of the browser', async () => {
    panel = await openPanel(browser);
    for (const name of Object.keys(states)) {
      await panel.show(stateOf(name));
      const headings = await panel.page.getByRole('heading', { level: 1 }).count();
      expect([name, headings]).toEqual([name, 1]);
    }
    expect(panel.complaints).toEqual([]);
  });

  it('asks for evidence by its button, and for another time by its own', async () => {
    const page = await open('default');
    await page.locator('#evidence').getByRole('button', { name: 'Load Evidence' }).click();
    expect(await sent()).toEqual([{ type: 'loadEvidence' }]);
    await panel.show(stateOf('evidence'));
    await page.getByRole('img', { name: /^AsyncEventsDropped, last 24 h: 12\./ }).waitFor();
    const pressed = page.getByRole('button', { name: '24 h', exact: true });
    expect(await pressed.getAttribute('aria-pressed')).toBe('true');
    await button('7 days').click();
    await button('Simulate in IAM').click();
    expect((await sent()).slice(1)).toEqual([{ type: 'showRange', range: 'week' }, { type: 'simulateRole' }]);
  });

  it('has no button for evidence once the account was left', async () => {
    const page = await open('left');
    await page.getByText('Nothing was read, and this account is no longer active.').waitFor();
    expect(await page.locator('#evidence').getByText('Load Evidence').count()).toBe(0);
  });

  it('says what a row of evidence is without its icon, and each part that is denied with its remedy', async () => {
    const page = await open('evidence');
    await page.getByText('Error: SNS topic orders-gone').waitFor();
    await page.getByText('Unknown: SQS queue theirs').waitFor();
    await page.getByText('Resource policy unknown: gamma').waitFor();
    await page.getByText('Event source mappings unknown: beta, gamma').waitFor();
    await panel.show(stateOf('evidence-denied'));
    // Of the target as an icon, of the others with its words.
    await page.locator('#evidence').getByText('Copy Minimal IAM Policy').nth(6).waitFor();
    await page.locator('#evidence-targets [label="Copy Minimal IAM Policy"]').waitFor();
    await page.getByText('Invokers of the aliases unknown').waitFor();
    expect(await page.getByText('The resource policies name nobody').count()).toBe(0);
  });

  it('has a tooltip on a text only where it is cut', async () => {
    const page = await open('full');
    const text = page.locator('.path .clamp').first();
    await text.hover();
    expect(await text.getAttribute('title')).toBeNull();
    await text.evaluate((element) => void (element.textContent = 'a long text '.repeat(40)));
    await page.mouse.move(0, 0);
    await text.hover();
    expect(await text.getAttribute('title')).toMatch(/^a long text a long text/);
  });

  it.each([760, 875, 1200])('breaks no word of the path in a page %i wide', async (width) => {
    const page = await open('lost', { width });
    const title = page.locator('.path .step .node-title', { hasText: /^1\u00a0attempt$/ });
    const [lines, line] = await title.evaluate((element) => {
      const style = element.ownerDocument.defaultView?.getComputedStyle(element);
      return [element.getBoundingClientRect().height, Number.parseFloat(style?.lineHeight ?? '')];
    });
    expect(lines).toBeLessThan(1.5 * (line ?? 0));
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });

  it('has the fonts of its icons', async () => {
    const page = await open('full');
    expect(await page.evaluate("document.fonts.load('16px codicon').then((faces) => faces.length)")).toBe(1);
  });

  it.each([null, 'state', {}, { type: 'state' }, { type: 'state', state: { body: { kind: 'ready' } } }, 7])(
    'ignores %j',
    async (message) => {
      const page = await open('default');
      const before = await page.locator('#page').innerHTML();
      await panel.post(message);
      expect(await page.locator('#page').innerHTML()).toBe(before);
      expect(panel.complaints).toEqual([]);
    },
  );

  it('shows foreign text as text, and runs nothing of it', async () => {
    const page = await open('foreign');
    expect(await page.title()).toBe('Lambda Async');
    expect(await page.locator('img, b, #page script').count()).toBe(0);
    expect(await page.getByText('<img src=x onerror=').first().isVisible()).toBe(true);
    expect(panel.complaints).toEqual([]);
  });

  it.each([400, 560, 721, 860, 941, 1000, 1600])('never scrolls sideways at a width of %i', async (width) => {
    panel = await openPanel(browser, { width });
    for (const name of Object.keys(states)) {
      await panel.show(stateOf(name));
      const over = await panel.page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect([name, over]).toEqual([name, 0]);
    }
  });
});

describe('whose it is', () => {
  it.each(['loading', 'signed-out', 'denied', 'elsewhere', 'default', 'left'])(
    'stands on the state %s',
    async (name) => {
      const page = await open(name);
      const facts = page.getByRole('banner').locator('dl').first();
      expect(await facts.innerText()).toMatch(/Account\s*123456789012[^]*eu-west-1[^]*shop-production/);
    },
  );

  it('is kept for a reload, and no answer of AWS is', async () => {
    await open('full');
    expect(await panel.kept()).toEqual({
      target: {
        partition: 'aws',
        region: 'eu-west-1',
        accountId: '123456789012',
        name: 'orders-created',
        qualifier: 'live',
      },
      profile: 'shop-production',
      view: { isExpanded: false, scrollY: 0 },
    });
  });
});

describe('actions', () => {
  it.each([
    ['Refresh', { type: 'refresh' }],
    ['Change Settings…', { type: 'change', purpose: 'edit' }],
    ['Show in Tree', { type: 'revealFunction' }],
    ['Open in AWS Console', { type: 'openConsole' }],
    ['Copy Config as JSON', { type: 'copy', what: 'json' }],
    ['Copy AWS CLI Command', { type: 'copy', what: 'cli' }],
    ['Copy As…', { type: 'copyAs' }],
    ['Go to Declaration', { type: 'goToDeclaration' }],
    ['Copy Name', { type: 'copy', what: 'name' }],
    ['Copy ARN', { type: 'copy', what: 'arn' }],
    ['Copy ARN of orders-failed', { type: 'copy', what: 'onFailure' }],
    ['Open orders-failed in AWS Console', { type: 'openDestination', role: 'onFailure' }],
    ['Copy ARN of the Execution Role', { type: 'copy', what: 'executionRole' }],
    ['Open AWS Documentation', { type: 'openDocs' }],
    ['Show beta', { type: 'selectQualifier', qualifier: 'beta' }],
  ])('%s', async (name, intent) => {
    await open('full');
    await button(name).click();
    expect(await sent()).toEqual([intent]);
  });

  it('of a failure: try again, copy the command, switch the profile, show the log', async () => {
    await open('signed-out');
    for (const name of ['Try Again', 'Copy Sign-In Command', 'Switch Profile…', 'Show Log'])
      await button(name).click();
    expect(await sent()).toEqual([
      { type: 'retry' },
      { type: 'copySignIn' },
      { type: 'switchProfile' },
      { type: 'showLog' },
    ]);
  });

  it('are said to be done, each time', async () => {
    const page = await open('full');
    const region = page.getByRole('status');
    expect(await region.textContent()).toBe('ARN copied');
    await page.evaluate("document.getElementById('status').firstChild.seen = true");
    await panel.show({ ...stateOf('full'), status: { text: 'ARN copied', serial: 2 } });
    expect(await page.evaluate("document.getElementById('status').firstChild.seen")).toBeUndefined();
  });
});

describe('by keyboard', () => {
  it('every action is reached by Tab, in the order in which it is read', async () => {
    const page = await open('full');
    const names: string[] = [];
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab');
      names.push(await focusedName());
    }
    expect(names).toEqual([
      'Copy Name',
      'Copy ARN',
      'qualifier',
      'Refresh',
      'Load Evidence',
      'Change Settings…',
      'Show in Tree',
      'Show in Event Graph',
      'Go to Declaration',
      'Open in AWS Console',
      'Open Logs in AWS Console',
      'Copy Config as JSON',
      'Copy AWS CLI Command',
      'Copy As…',
      'Copy ARN of shop',
      'Open shop in AWS Console',
      'Copy ARN of orders-failed',
      'Open orders-failed in AWS Console',
      'Copy ARN of orders-dead',
      'Open orders-dead in AWS Console',
      'Copy ARN of the Execution Role',
      'Load Evidence',
      'Open CloudWatch Pricing',
      'Open Logs in AWS Console',
      'Open Metrics in AWS Console',
      'Copy Logs Tail Command',
      'Copy Asynchronous Test Command',
      'live, in view',
      'Show 4 more versions without a config',
      'Open AWS Documentation',
    ]);
  });

  it('a qualifier is chosen with the arrows and Enter', async () => {
    const page = await open('full');
    await button('live, in view').focus();
    await page.keyboard.press('ArrowDown');
    expect(await focusedName()).toBe('Show 11');
    await page.keyboard.press('Home');
    expect(await focusedName()).toBe('Show $LATEST');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await sent()).toEqual([{ type: 'selectQualifier', qualifier: '11' }]);
  });

  it('a qualifier is chosen from the list at the top, which waits for the host to agree', async () => {
    const page = await open('full');
    const list = page.getByRole('combobox', { name: 'Qualifier' });
    await list.selectOption('beta');
    expect(await sent()).toEqual([{ type: 'selectQualifier', qualifier: 'beta' }]);
    expect(await list.inputValue()).toBe('live');
    await panel.show(stateOf('orphan'));
    expect(await list.inputValue()).toBe('beta');
  });

  it('focus stays where it was when a new state comes', async () => {
    await open('full');
    await button('Show beta').focus();
    await panel.show({ ...stateOf('full'), busy: true });
    expect(await focusedName()).toBe('Show beta');
  });

  it('what has the focus shows it', async () => {
    const page = await open('full');
    await button('Show 4 more versions without a config').focus();
    await page.keyboard.press('Shift+Tab');
    const outline = await button('live, in view').evaluate(
      (element) => element.ownerDocument.defaultView?.getComputedStyle(element).outlineStyle,
    );
    expect(outline).toBe('solid');
  });

  /** The name of what has the focus, inside of elements too. */
  function focusedName(): Promise<string> {
    return panel.page.evaluate<string>(`(() => {
      let element = document.activeElement;
      const label = element?.getAttribute('label');
      const text = element?.textContent?.trim();
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return label ?? element?.getAttribute('aria-label') ?? (element?.id || text) ?? '';
    })()`);
  }
});

describe('for a screen reader', () => {
  it('has one heading for each part, all of them landmarks with a name', async () => {
    const page = await open('full');
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'The path of an event',
      'If every attempt fails',
      'Limits',
      'Destinations and dead-letter queue',
      'Evidence: did it happen?',
      'Qualifiers of this function',
      'Good to know',
    ]);
    expect(await page.getByRole('region').count()).toBe(8);
    expect(await page.getByRole('banner').count()).toBe(1);
    expect(await page.getByRole('main').count()).toBe(1);
  });

  it('the picture is told in sentences', async () => {
    const page = await open('full');
    expect(await page.getByRole('img').getAttribute('aria-label')).toBe(
      'Event: Asynchronous invocation of live. Lambda’s queue: Max age 1\u00A0h. Up to 2\u00A0attempts: 1\u00A0retry. On success: EventBridge event bus, shop. On failure: SQS queue, orders-failed. Dead-letter queue: SNS topic, orders-dead.',
    );
  });

  it('the timeline is an ordered list', async () => {
    const page = await open('default');
    const items = page.getByRole('region', { name: 'If every attempt fails' }).getByRole('listitem');
    expect(await items.locator('.event').allTextContents()).toHaveLength(5);
    expect(await items.last().innerText()).toContain('The event is discarded');
  });

  it.each([400, 1000])('tables have headers and cells at a width of %i', async (width) => {
    const page = await open('full', { width });
    const table = page.getByRole('table', { name: 'Qualifiers of this function' });
    expect(await table.getByRole('columnheader').count()).toBe(6);
    expect(await table.getByRole('rowheader').count()).toBe(5);
    expect(await page.getByRole('table', { name: 'Limits' }).getByRole('rowheader').count()).toBe(2);
    expect(
      await page
        .getByRole('table', { name: 'Destinations and dead-letter queue' })
        .getByRole('rowheader')
        .count(),
    ).toBe(3);
  });

  it('the qualifier in view is the current one', async () => {
    const page = await open('full');
    expect(await page.locator('[aria-current="true"]').getAttribute('aria-label')).toBe('live, in view');
  });

  it('a failure is an alert, and reading is told politely', async () => {
    const page = await open('loading');
    expect(await page.getByRole('status').textContent()).toBe('Reading the settings of orders-created…');
    expect(await page.getByRole('progressbar').count()).toBe(1);
    await panel.show(stateOf('signed-out'));
    expect(await page.getByRole('alert').innerText()).toContain('Signed out: profile shop-production');
    expect(await page.getByRole('status').textContent()).toBe('');
  });

  it('everything that can be pressed has a name', async () => {
    const page = await open('versions');
    const snapshot = await page.locator('body').ariaSnapshot();
    expect(snapshot).not.toMatch(/- (button|combobox|link)(:| \[|$)/m);
  });
});

describe('what it says', () => {
  it('a retry that the age cuts off is struck through and said never to happen', async () => {
    const page = await open('cut');
    const cut = page
      .getByRole('listitem')
      .filter({ hasText: 'Retry about 3\u00A0min after the first attempt' });
    expect(await cut.locator('s').textContent()).toBe('Retry about 3\u00A0min after the first attempt');
    expect(await cut.innerText()).toContain('Does not happen: the event would be older than 2\u00A0min');
  });

  it('nothing is claimed of a dead-letter queue that could not be read', async () => {
    const page = await open('partly-denied');
    const text = await page.locator('main').innerText();
    expect(text).not.toContain('discarded');
    expect(text).toContain('Unknown whether there is a dead-letter queue.');
    expect(text).toContain('lambda:GetFunctionConfiguration');
    expect(text).toContain('lambda:ListAliases');
    expect(text).toContain('lambda:ListFunctionEventInvokeConfigs');
  });

  it('versions without a config are folded away, and stay open over a reload', async () => {
    const page = await open('versions');
    const rows = page.getByRole('table', { name: 'Qualifiers of this function' }).getByRole('rowheader');
    const folded = await rows.count();
    await button('Show 411 more versions without a config').click();
    expect(await rows.count()).toBe(folded + 411);
    const disclosure = button('Hide the versions without a config');
    expect(await disclosure.getAttribute('aria-expanded')).toBe('true');
    const kept = await panel.kept();
    await open('versions', { kept });
    expect(await button('Hide the versions without a config').count()).toBe(1);
  });

  it('is back where it was read when it is shown again', async () => {
    const page = await open('full', { height: 400 });
    await page.evaluate('scrollTo(0, 500)');
    await expect.poll(() => panel.kept()).toMatchObject({ view: { scrollY: 500 } });
    const kept = await panel.kept();
    const again = await open('full', { height: 400, kept });
    await expect.poll(() => again.evaluate('scrollY')).toBe(500);
  });
});

describe.each(['dark', 'light', 'contrast', 'contrastLight'] satisfies Theme[])(
  'in the theme %s',
  (theme) => {
    it.each(['full', 'cut', 'partly-denied'])('all text of the state %s stands out', async (name) => {
      await open(name, { theme });
      expect(await panel.page.evaluate(FAINT_TEXT)).toEqual([]);
    });

    it('a box has a border in high contrast, and the editor’s colours always', async () => {
      const page = await open('full', { theme });
      const node = page.locator('.node').first();
      const border = await node.evaluate(
        (element) => element.ownerDocument.defaultView?.getComputedStyle(element).borderTopColor,
      );
      expect(border).not.toBe('rgba(0, 0, 0, 0)');
    });
  },
);
