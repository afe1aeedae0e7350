import assert from 'node:assert/strict';
import { MarkdownString } from 'vscode';
import { parseDestination } from '../../src/domain/destinations/destination.ts';
import { ExpectedError } from '../../src/domain/errors.ts';
import { identityOfSummary } from '../../src/domain/account/functionIdentity.ts';
import { known } from '../../src/domain/loadable.ts';
import { qualifierReport } from '../../src/domain/report/report.ts';
import type { Session } from '../../src/domain/session/session.ts';
import { rowsOf } from '../../src/domain/overview/row.ts';
import { plainMessage } from '../../src/editor/message.ts';
import type { ComparisonRow } from '../../src/domain/comparison/row.ts';
import { detailView } from '../../src/features/compare/detail.ts';
import { rowView } from '../../src/features/compare/rowViews.ts';
import { panelState } from '../../src/features/configPanel/state.ts';
import { treeItem } from '../../src/features/functionsTree/item.ts';
import { functionNode, type TreeNode } from '../../src/features/functionsTree/nodes.ts';
import { tooltipOf } from '../../src/features/functionsTree/tooltip.ts';
import { itemsFor, qualifierItems } from '../../src/features/lookup/items.ts';
import { errorItems } from '../../src/features/lookup/choiceItems.ts';
import { functionRows } from '../../src/features/overview/rowViews.ts';
import { ACCOUNT, configOf, FakeConnection, REGION, summaryOf } from '../support/fakeLambda.ts';
import { reportsOf } from '../support/reports.ts';
import { sessionsOn } from '../support/fakeSessions.ts';
import { HOSTILE_TEXTS, INVISIBLE } from '../support/hostile/texts.ts';

/** Forbidden in our Markdown: it would be made of a foreign text. */
const MARKUP = /\]\((?!command:lambdaAsync\.)|!\[|<[a-z!/]|\$\(|https?:|www\./i;

async function sessionOf(text: string): Promise<Session> {
  const connection = new FakeConnection();
  connection.lambda(REGION).pages = [
    [summaryOf(text, { arn: text, description: text, runtime: text, role: text })],
  ];
  const session = await sessionsOn(connection).open();
  await session.account.directory.load();
  await session.accountId();
  return session;
}

const failed = (text: string): ExpectedError =>
  new ExpectedError('accessDenied', text, { action: text, detail: text, requestId: text, profile: text });

/** One row of each kind that can show foreign text. */
function nodesOf(session: Session, text: string): readonly TreeNode[] {
  const [summary] = session.account.directory.all();
  assert.ok(summary);
  const parent = functionNode(session, summary);
  const config = configOf('f', { qualifier: text, onFailure: text, lastModified: new Date(0) });
  const configs = { configs: [config], via: 'list', readAt: new Date(0) } as const;
  const qualifiers = { aliases: [], versions: [] };
  const fn = identityOfSummary(summary, REGION);
  const report = qualifierReport({ fn, configs, qualifiers, summary: known(summary) }, text);
  const qualifier: TreeNode = {
    kind: 'qualifier',
    parent,
    report,
    refusal: failed(text),
    functionTarget: parent.functionTarget,
  };
  const target = parseDestination(text);
  return [
    parent,
    qualifier,
    { kind: 'target', parent, role: 'deadLetter', ...(target && { target }) },
    {
      kind: 'finding',
      functionTarget: qualifier.functionTarget,
      parent: qualifier,
      finding: { kind: 'orphanedConfig', qualifier: text },
    },
    {
      kind: 'finding',
      functionTarget: qualifier.functionTarget,
      parent: qualifier,
      finding: { kind: 'notInTemplate', stack: text },
    },
    { kind: 'stack', session, stack: text, functions: [parent] },
    { kind: 'failure', parent, error: failed(text) },
  ];
}

/** Rows of a comparison whose template, stack and answers are foreign. */
function comparedRows(text: string): readonly ComparisonRow[] {
  const at = { file: `file:///w/${encodeURIComponent(text.slice(0, 100).toWellFormed())}`, start: 0, end: 1 };
  const declaration = { address: text, dialect: 'sam', at } as const;
  const row = { key: 'k', region: REGION, declaration, name: text, qualifier: text } as const;
  const value = { kind: 'value', value: { kind: 'queue', name: text } } as const;
  const unknown = { kind: 'unknown', why: 'import', text } as const;
  const way = { kind: 'tags', stack: text, logicalId: text } as const;
  const side = { setting: 'onFailure', declared: unknown, stack: value, deployed: value } as const;
  return [
    { ...row, state: 'differs', way, sides: [{ ...side, outcome: 'differs' }] },
    { ...row, state: 'unknown', sides: [], reason: { kind: 'failed', error: failed(text) } },
    { ...row, state: 'notDeclared', sides: [], reason: { kind: 'ofStack', stack: text } },
    {
      ...row,
      state: 'unknown',
      sides: [],
      reason: { kind: 'notMatched', match: { kind: 'chooseStack', fitting: [text, text], denied: [] } },
    },
  ];
}

function assertVisible(shown: unknown, longest = 2000): void {
  assert.ok(typeof shown === 'string', `no text: ${String(shown)}`);
  assert.ok(shown.length <= longest, `${shown.length} characters`);
  assert.ok(!INVISIBLE.test(shown), JSON.stringify(shown));
  assert.ok(!shown.includes('\n'), JSON.stringify(shown));
}

/** All texts in a value, but what is not for the eye. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === 'memory' || name === 'intent' ? [] : textsIn(member),
  );
}

for (const [what, text] of Object.entries(HOSTILE_TEXTS)) {
  describe(`a hostile text from the service: ${what}`, () => {
    it('is a text of one line in the rows of the tree', async () => {
      for (const node of nodesOf(await sessionOf(text), text)) {
        const { label, description, accessibilityInformation } = treeItem(node);
        assertVisible(label);
        if (description !== undefined) assertVisible(description);
        if (accessibilityInformation) assertVisible(accessibilityInformation.label);
      }
    });

    it('is no markup in the tooltips of the tree', async () => {
      for (const node of nodesOf(await sessionOf(text), text)) {
        const tooltip = tooltipOf(node);
        assert.ok(tooltip instanceof MarkdownString);
        const { isTrusted, supportHtml, value } = tooltip;
        assert.ok(typeof isTrusted === 'object' && supportHtml !== true);
        assert.ok(isTrusted.enabledCommands.every((command) => command.startsWith('lambdaAsync.')));
        assert.doesNotMatch(withoutCode(value), MARKUP);
        assert.ok(value.length < 20_000, `${value.length} characters`);
      }
    });

    it('is a text without icons in the look-up', async () => {
      const session = await sessionOf(text);
      const configs = [configOf('f', { qualifier: text })];
      const target = { region: REGION, name: 'f' };
      const items = [
        ...itemsFor('', session),
        ...qualifierItems(target, reportsOf(configs)),
        ...errorItems(failed(text)),
        ...itemsFor(text, session),
      ];
      assert.ok(items.length > 3);
      for (const { label, description = '', detail = '' } of items) {
        for (const shown of [label, description, detail]) {
          assertVisible(shown.replaceAll('$\u200B(', '('), 300);
          assert.ok(!shown.includes('$('), shown);
        }
      }
    });

    it('is no link in a message', () => {
      const message = plainMessage(`[x](command:y) $(bug) ${text}`);
      assert.doesNotMatch(message, /[\]$]\(/);
      assertVisible(message.replaceAll('\u200B(', '('), 1300);
    });

    it('is visible and of one line in the comparison with templates', () => {
      for (const row of comparedRows(text)) {
        const { key, ...view } = rowView(row);
        assert.equal(key, row.key);
        for (const shown of textsIn([view, { ...detailView(row, false), key: '' }]))
          assertVisible(shown, 2100);
      }
    });

    it('has a visible name and visible targets in the overview', () => {
      const configs = [configOf('f', { onFailure: text, onSuccess: `arn:aws:sqs:r:a:${text}` })];
      const summary = summaryOf(text, { deadLetterArn: text });
      const read = { configs, via: 'list', readAt: new Date(0) } as const;
      const scanned = { fn: identityOfSummary(summary, REGION), summary: known(summary), configs: read };
      const { rows } = functionRows({ arn: scanned.fn.arn, rows: rowsOf(scanned) });
      assert.ok(rows.length > 0);
      for (const { name, shownName = name, onSuccess, onFailure, deadLetter, findings } of rows) {
        const shown = [shownName, ...textsIn([onSuccess, onFailure, deadLetter, findings])];
        for (const each of shown) assertVisible(each, 2100);
      }
    });

    it('is visible throughout in the panel', async () => {
      const session = await sessionOf(text);
      const target = {
        partition: 'aws',
        region: REGION,
        accountId: ACCOUNT,
        name: 'f',
        qualifier: '$LATEST',
      };
      const configs = [
        configOf('f', { onFailure: text, onSuccess: `arn:aws:sqs:r:a:${text}` }),
        configOf('f', { qualifier: text }),
      ];
      const data = {
        target,
        configs: { configs, via: 'list', readAt: new Date(0) },
        qualifiers: { kind: 'known', value: { aliases: [{ name: text, version: text }], versions: [text] } },
        summary: { kind: 'known', value: summaryOf('f', { role: text, deadLetterArn: text }) },
      } as const;
      const contents = [
        { kind: 'ready', data },
        { kind: 'failed', error: failed(text) },
      ] as const;
      for (const content of contents) {
        const texts = textsIn(panelState({ target, session, content, busy: false, profile: text }));
        assert.ok(texts.length > 5);
        for (const shown of texts) {
          assert.ok(!INVISIBLE.test(shown), JSON.stringify(shown));
          assert.ok(shown.length <= 2000, `${shown.length} characters`);
        }
      }
    });
  });
}

/** Markdown without our own icons and without its spans of code, in which nothing means anything but an icon. */
function withoutCode(markdown: string): string {
  for (const [code] of markdown.matchAll(/`[^`]*`/g)) assert.doesNotMatch(code, /\$\(|\n/);
  return markdown.replaceAll(/`[^`]*`/g, '').replaceAll(/^\$\((?:error|warning|info)\) /gm, '');
}
