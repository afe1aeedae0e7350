import assert from 'node:assert/strict';
import { CancellationTokenSource, ConfigurationTarget, workspace } from 'vscode';
import { findArnAt } from '../../src/domain/text/findArn.ts';
import type { HoverContent } from '../../src/features/hover/content.ts';
import { ArnHoverProvider } from '../../src/features/hover/provider.ts';
import { HoverReader } from '../../src/features/hover/reader.ts';
import { renderHover } from '../../src/features/hover/render.ts';
import { contentKnown } from '../../src/features/hover/rules.ts';
import { ACCOUNT, REGION } from '../support/fakeLambda.ts';
import { assertContains, assertLacks, Bench, opened, ORDERS, seen } from '../support/hoverBench.ts';

describe('the hover, where it asks nothing', () => {
  let bench: Bench;
  beforeEach(() => (bench = new Bench()));
  afterEach(() => bench.dispose());

  describe('asks nothing', () => {
    const askNothing = async (text: string, ...says: readonly string[]): Promise<void> => {
      const hover = await bench.hover(text);
      assertContains(seen(hover), '**orders', ...says, 'command:lambdaAsync.lookUp');
      assert.deepEqual(
        [...bench.connection.regions.values()].flatMap(({ asked }) => asked),
        [],
      );
    };

    it('of another account', () =>
      askNothing(
        ORDERS.replace(ACCOUNT, '222222222222'),
        '`222222222222`',
        'The active session is in account',
        'No profile is known to sign in there',
        '[Switch Profile…](command:lambdaAsync.switchProfile)',
      ));

    it('of another account, with the profile that signs in there', async () => {
      bench.access.profiles = {
        profiles: [{ name: 'billing', kind: 'sso', accountId: '222222222222' }],
        problems: [],
        active: 'default',
      };
      await askNothing(
        ORDERS.replace(ACCOUNT, '222222222222'),
        'Profile billing signs in there',
        '[Switch to Profile billing](command:lambdaAsync.switchProfile?%5B%22billing%22%5D)',
      );
    });

    it('of another partition', () =>
      askNothing(
        `arn:aws-cn:lambda:cn-north-1:${ACCOUNT}:function:orders`,
        '`cn-north-1` · partition `aws-cn`',
        'The active session is in partition aws',
      ));

    it('where only the account is a variable, and offers the function of the active account', async () => {
      await bench.sessions.open();
      await bench.sessions.current?.accountId();
      const shown = (name: string): string => {
        const text = `arn:aws:lambda:${REGION}:{{ACCOUNT}}:function:${name}`;
        const match = findArnAt(text, text.length - 1);
        const content = match && contentKnown(match, bench.sessions, 'granted');
        assert.ok(content);
        return renderHover(content).value;
      };
      const hover = shown('orders');
      const query = encodeURIComponent(JSON.stringify([ORDERS]));
      assertContains(hover, `[Look Up in the Active Account](command:lambdaAsync.lookUp?${query})`);
      assertLacks(hover, '· `aws`');
      assertContains(shown('orders-{{STAGE}}'), '[Look Up](command:lambdaAsync.lookUp?');
    });

    it('where region and partition contradict each other', async () => {
      await askNothing(`arn:aws:lambda:cn-north-1:${ACCOUNT}:function:orders`, 'is not in partition');
      assert.equal(bench.sessions.state.kind, 'closed');
    });

    it('where a variable is in the way, and opens no session for it', async () => {
      const text = `arn:aws:lambda:\${var.dr_region}:${ACCOUNT}:function:orders-\${var.stage}`;
      await askNothing(text, 'the Region depends on `${var.dr_region}`');
      assert.equal(bench.sessions.state.kind, 'closed');
    });

    it('where API Gateway fills in the name', async () => {
      const text = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:orders-$\${stageVariables.env}`;
      await askNothing(text, 'API Gateway fills in `$${stageVariables.env}` when the API is called');
    });

    it('where the name continues, and offers no look-up of its beginning', async () => {
      for (const text of [`"${ORDERS}|-"`, `'${ORDERS}|' + stage`, `join("-", ["${ORDERS}|", stage])`]) {
        const hover = seen(await bench.hover(text));
        assertContains(hover, '**orders', '…**', 'the name continues after this part');
        assertLacks(hover, 'command:lambdaAsync.lookUp');
      }
      assert.deepEqual(bench.lambda.asked, []);
      assert.equal(bench.sessions.state.kind, 'closed');
    });

    it('where the setting says so', async () => {
      const settings = workspace.getConfiguration('lambdaAsync');
      await settings.update('hover.readsAws', false, ConfigurationTarget.Global);
      try {
        await askNothing(ORDERS, 'the setting `lambdaAsync.hover.readsAws` is off');
      } finally {
        await settings.update('hover.readsAws', undefined, ConfigurationTarget.Global);
      }
    });

    it('in Restricted Mode', async () => {
      const content = await read(bench, ORDERS, 'restricted');
      assert.deepEqual(content?.outcome, { kind: 'notRead', why: { kind: 'restricted' } });
      assert(content);
      assert.match(
        renderHover(content).value,
        /\[Manage Workspace Trust\]\(command:lambdaAsync\.manageTrust\)/,
      );
      assert.equal(bench.sessions.state.kind, 'closed');
    });

    it('when the mouse has left at once, also where the editor itself waits for nothing', async () => {
      const editor = workspace.getConfiguration('editor');
      await editor.update('hover.delay', 0, ConfigurationTarget.Global);
      const provider = new ArnHoverProvider(new HoverReader(bench));
      const [document, position] = await opened(ORDERS);
      const source = new CancellationTokenSource();
      const hover = provider.provideHover(document, position, source.token);
      source.cancel();
      assert.equal(await hover, undefined);
      assert.equal(bench.sessions.state.kind, 'closed');
      await editor.update('hover.delay', undefined, ConfigurationTarget.Global);
    });
  });

  it('leaves a name that the template declares to the hover on the template', async () => {
    const open = ORDERS.replace(':orders', ':${Orders}');
    const hoverOn = async (text: string, isDeclared: boolean) => {
      const provider = new ArnHoverProvider(new HoverReader(bench), () => Promise.resolve(isDeclared));
      const [document, position] = await opened(text);
      return await provider.provideHover(document, position, new CancellationTokenSource().token);
    };
    assert.equal(await hoverOn(open, true), undefined);
    assert(await hoverOn(open, false));
    // A literal name needs no template.
    assert(await hoverOn(ORDERS, true));
  });

  it('is not there on what is no function, nor where it is switched off', async () => {
    const others = [
      ...[
        `${ORDERS}*`,
        `${ORDERS}:live*`,
        `arn:aws:lambda:${REGION}:${ACCOUNT}:layer:orders:3`,
        'function:orders',
      ],
      ...[`arn:aws:lambda:${REGION}:${ACCOUNT}:function:`, `arn:aws:sqs:${REGION}:${ACCOUNT}:orders`],
    ];
    for (const text of others) assert.equal(await bench.hover(text), undefined, text);
    const settings = workspace.getConfiguration('lambdaAsync');
    await settings.update('hover.enabled', false, ConfigurationTarget.Global);
    try {
      assert.equal(await bench.hover(ORDERS), undefined);
    } finally {
      await settings.update('hover.enabled', undefined, ConfigurationTarget.Global);
    }
    assert.equal(bench.sessions.state.kind, 'closed');
  });
});

/** Subject of a hover on a text, by permission; nothing cancels it. */
function read(bench: Bench, text: string, permission: 'restricted'): Promise<HoverContent | undefined> {
  const match = findArnAt(text, 0);
  assert.ok(match);
  const reading = new HoverReader(bench).read(match, permission, new AbortController().signal);
  return reading.then((content) => {
    if (content) renderHover(content);
    return content;
  });
}
