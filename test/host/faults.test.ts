import assert from 'node:assert/strict';
import { join } from 'node:path';
import { CancellationTokenSource, commands, extensions, MarkdownString, workspace } from 'vscode';
import { type ErrorKind, isExpectedError } from '../../src/domain/errors.ts';
import { SessionManager } from '../../src/domain/session/sessionManager.ts';
import { ArnHoverProvider } from '../../src/features/hover/provider.ts';
import { HoverReader } from '../../src/features/hover/reader.ts';
import { Panels } from '../../src/features/configPanel/panels.ts';
import { parseTarget } from '../../src/features/configPanel/target.ts';
import type { FunctionNode, TreeNode } from '../../src/features/functionsTree/nodes.ts';
import { FunctionsProvider } from '../../src/features/functionsTree/provider.ts';
import { viewStatus } from '../../src/features/functionsTree/status.ts';
import { LookupPicker } from '../../src/features/lookup/picker.ts';
import { errorText } from '../../src/presentation/error.ts';
import type { FaultKind, SampleAccount } from '../../src/sample/index.ts';
import { MemoryLog } from '../support/fakeSessions.ts';
import { type FakePicker, fakePicker } from '../support/fakeInputs.ts';
import { FakeView } from '../support/fakeView.ts';
import { until } from '../support/until.ts';
import { EXTENSION_ID } from '../support/extension.ts';
import { type Aws, shippedAws, shippedSample } from '../support/shipped.ts';

/** Message for each fault, the same on every surface; 'copes': none, the answer is read. */
const TOLD: Readonly<Record<FaultKind, ErrorKind | 'copes'>> = {
  throttle: 'throttled',
  throttleRetryAfter: 'throttled',
  serverError: 'serviceFailure',
  badGateway: 'serviceFailure',
  portalPage: 'notUnderstood',
  reset: 'offline',
  resetBody: 'offline',
  refuse: 'offline',
  stallHeaders: 'timeout',
  stallBody: 'timeout',
  drip: 'timeout',
  truncated: 'notUnderstood',
  contentType: 'copes',
  isoDates: 'copes',
  nullDestination: 'copes',
  unknownMembers: 'copes',
  emptyPage: 'copes',
  repeatMarker: 'copes',
  denied: 'accessDenied',
  expiredToken: 'signedOut',
  clockSkew: 'copes',
  badSignature: 'signedOut',
};

const FN = 'orders-compensate';
/** Small ones: what is tested is what is said, not how long it takes until then. */
const LIMITS = {
  request: 700,
  socketIdle: 700,
  action: 1_200,
  transientPause: 1,
  throttlePause: 1,
  throttlePauseCap: 5,
  throttleAttempts: 2,
  perWindow: 100,
};

/** The adapter as it is shipped, over the sample account as it is shipped, and the surfaces on top. */
class Bench {
  readonly sample: SampleAccount;
  readonly log = new MemoryLog();
  readonly sessions: SessionManager;
  readonly tree: FunctionsProvider;
  readonly panels: Panels;
  readonly hover: ArnHoverProvider;

  constructor(aws: Aws, sample: SampleAccount) {
    this.sample = sample;
    const access = aws.createAwsAccess({
      env: {},
      homeDirectory: '/nonexistent',
      workspaceFolders: () => [],
      mfaCode: () => Promise.resolve(undefined),
      log: this.log,
      limits: LIMITS,
      sample: () => Promise.resolve(sample),
    });
    const { log } = this;
    this.sessions = new SessionManager(access, { load: () => ({ sample: true }), save: () => undefined });
    this.tree = new FunctionsProvider(this.sessions, log);
    const extensionUri = extensions.getExtension(EXTENSION_ID)?.extensionUri;
    assert(extensionUri);
    this.panels = new Panels({ sessions: this.sessions, log, extensionUri });
    this.hover = new ArnHoverProvider(new HoverReader({ sessions: this.sessions, log }));
  }

  async fault(fault: FaultKind, name?: string): Promise<void> {
    await this.sample.setFaults({ faults: [{ fault, ...(name !== undefined && { function: name }) }] });
  }

  async mend(): Promise<void> {
    await this.sample.setFaults({ faults: [] });
  }

  /** All functions and the account are known, nothing of any function. */
  async ready(): Promise<void> {
    await this.mend();
    const session = await this.sessions.reopen();
    await session.account.directory.load();
    await session.accountId();
  }

  /** The function's row, once the tree has rows. */
  async row(): Promise<FunctionNode> {
    await this.tree.getChildren();
    const node = this.tree.functionNode(FN);
    assert(node, 'the function has no row');
    return node;
  }

  async hoverText(): Promise<string> {
    const content = `arn:aws:lambda:us-east-1:${this.sample.accountId}:function:${FN}:live`;
    const document = await workspace.openTextDocument({ content });
    const source = new CancellationTokenSource();
    const hover = await this.hover.provideHover(document, document.positionAt(60), source.token);
    source.dispose();
    const parts = hover?.contents.map((part) => (part instanceof MarkdownString ? part.value : '')) ?? [];
    return parts.join('\n').replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  }

  openPanel(): FakeView {
    const view = new FakeView();
    const target = parseTarget({ region: 'us-east-1', name: FN, qualifier: 'live' });
    assert(target);
    this.panels.adopt(view, { target });
    view.say({ type: 'ready' });
    return view;
  }

  dispose(): void {
    this.panels.dispose();
    this.tree.dispose();
    this.sessions.dispose();
  }
}

const kindsIn = (nodes: readonly TreeNode[]): readonly string[] => nodes.map(({ kind }) => kind);

/** The failure row says what the fault is told as, what to do, and is followed by the way to try again. */
function assertFailureRows(nodes: readonly TreeNode[], told: ErrorKind): string {
  const [failure, retry] = nodes;
  assert(failure?.kind === 'failure' && isExpectedError(failure.error), kindsIn(nodes).join());
  assert.equal(failure.error.kind, told);
  assert.equal(retry?.kind, 'retry');
  const { headline, remedy } = errorText(failure.error);
  assert(remedy, `${headline}: what to do is not said`);
  return headline;
}

/** The words that every surface uses for a kind of failure. */
const HEADLINES: Readonly<Partial<Record<ErrorKind, RegExp>>> = {
  throttled: /Too many requests/,
  serviceFailure: /AWS failed to answer/,
  notUnderstood: /The response was not understood/,
  offline: /Cannot reach 127\.0\.0\.1:\d+/,
  timeout: /127\.0\.0\.1:\d+ did not answer in time/,
  accessDenied: /Permission denied: lambda:ListFunctionEventInvokeConfigs/,
  signedOut: /Signed out|clock is wrong/,
};

describe('a fault of the service', () => {
  let bench: Bench;
  let sample: SampleAccount;
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);

  before(async () => {
    const dist = join(__dirname, '../../dist');
    sample = await (await shippedSample(dist)).startSample();
    bench = new Bench(await shippedAws(dist), sample);
    process.on('unhandledRejection', note);
  });

  after(async () => {
    process.off('unhandledRejection', note);
    bench.dispose();
    await sample.close();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  afterEach(() => {
    assert.deepEqual(unhandled.splice(0), []);
    const secrets = bench.log.lines.filter((line) => line.includes(sample.secretAccessKey));
    assert.deepEqual(secrets, []);
  });

  for (const [fault, told] of Object.entries(TOLD) as [FaultKind, ErrorKind | 'copes'][]) {
    describe(fault, () => {
      it(
        told === 'copes' ? 'is no matter to the list' : `is ${told} in the list, until it is over`,
        async () => {
          await bench.fault(fault);
          const session = await bench.sessions.reopen();
          await session.account.directory.load();
          const rows = await bench.tree.getChildren();
          if (told === 'copes') {
            assert(rows.length > 30 && rows.every(({ kind }) => kind === 'function'));
            return;
          }
          const status = viewStatus(bench.sessions.state, '', undefined);
          if (told === 'signedOut') {
            const how = fault === 'badSignature' ? 'clock' : 'sample';
            assert.deepEqual([rows, status.viewState], [[], `signedOut.${how}`]);
          } else {
            const headline = assertFailureRows(rows, told);
            // The rows say what happened, the message above them what to do.
            assert.ok(status.message);
            assert.notEqual(status.message, headline);
          }
          await bench.mend();
          await bench.tree.refresh();
          assert((await bench.tree.getChildren()).length > 30);
          assert.equal(viewStatus(bench.sessions.state, '', undefined).message, undefined);
        },
      );

      it(
        told === 'copes' ? 'is no matter to a row' : `is ${told} under the row, until it is over`,
        async () => {
          await bench.ready();
          const row = await bench.row();
          await bench.fault(fault, FN);
          const children = await bench.tree.getChildren(row);
          if (told !== 'copes') {
            assert.match(assertFailureRows(children, told), HEADLINES[told] ?? /$./);
            assert((await bench.tree.getChildren()).length > 30, 'the other rows are lost');
            await bench.mend();
            bench.tree.retry(FN);
          }
          assert.deepEqual(kindsIn(await bench.tree.getChildren(row)), ['qualifier', 'qualifier', 'target']);
        },
      );

      it(
        told === 'copes' ? 'is no matter to the panel' : `is ${told} in the panel, until it is over`,
        async () => {
          await bench.ready();
          await bench.fault(fault, FN);
          const view = bench.openPanel();
          if (told !== 'copes') {
            const { notice } = await until('the notice', () =>
              view.states.at(-1)?.body.kind === 'failed' ? bodyOf(view) : undefined,
            );
            assert.match(notice.title, HEADLINES[told] ?? /$./);
            assert(notice.text, 'what to do is not said');
            assert(notice.actions.some(({ intent }) => intent.type === 'retry'));
            await bench.mend();
            view.say({ type: 'retry' });
            // Of the profile's failures, "Try Again" is the extension's command "Reconnect", over its own sessions.
            if (told === 'signedOut') await bench.sessions.reopen();
          }
          await until('the settings', () => view.states.at(-1)?.body.kind === 'ready');
          view.dispose();
        },
      );

      it(
        told === 'copes' ? 'is no matter to a hover' : `is ${told} in a hover, until it is over`,
        async () => {
          await bench.ready();
          await bench.fault(fault, FN);
          if (told !== 'copes') {
            const text = await bench.hoverText();
            assert.match(text, HEADLINES[told] ?? /$./);
            assert.match(text, /Try Again/);
            await bench.mend();
          }
          assert.match(await bench.hoverText(), /Retries: 2/);
        },
      );

      it(
        told === 'copes' ? 'is no matter to a look-up' : `is ${told} in a look-up, until it is over`,
        async () => {
          await bench.ready();
          await bench.fault(fault, FN);
          const picker = await lookUp(bench);
          if (told !== 'copes') {
            const [failure, ...ways] = await until('the failure', () =>
              picker.items[0]?.label.match(HEADLINES[told] ?? /$./) ? picker.items : undefined,
            );
            assert(failure?.detail, 'what to do is not said');
            const again = ways.find(({ label }) => label === 'Try Again');
            assert(again);
            await bench.mend();
            picker.choose(again);
          }
          await until('the qualifiers', () => picker.title?.startsWith('Qualifier of'));
          assert.deepEqual(
            picker.items.map(({ label }) => label),
            ['$LATEST', 'live'],
          );
          picker.hide();
        },
      );
    });
  }
});

function bodyOf(view: FakeView) {
  const { body } = view.state;
  assert(body.kind === 'failed');
  return body;
}

/** A look-up with the function typed and chosen. */
async function lookUp({ sessions, log }: Bench): Promise<FakePicker> {
  const picker = fakePicker(() => new LookupPicker({ sessions, log }, FN).show());
  await until('the end of the search', () => !picker.busy);
  picker.choose(picker.items.find(({ label }) => label === FN));
  return picker;
}
