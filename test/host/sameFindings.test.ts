import assert from 'node:assert/strict';
import { lazyAwsAccess } from '../../src/awsAccess.ts';
import { parseFunctionArn } from '../../src/domain/arn/functionArn.ts';
import type { Finding } from '../../src/domain/findings/finding.ts';
import { graphOf, losesEvents } from '../../src/domain/graph/eventGraph.ts';
import type { Scan } from '../../src/domain/overview/scan.ts';
import { scanOf } from '../../src/domain/overview/scanOf.ts';
import type { OverviewRow } from '../../src/domain/overview/row.ts';
import type { Session } from '../../src/domain/session/session.ts';
import { SessionManager } from '../../src/domain/session/sessionManager.ts';
import { functionFacts } from '../../src/features/hover/content.ts';
import { factsMarkdown } from '../../src/features/hover/factsMarkdown.ts';
import { readPanel } from '../../src/features/configPanel/loadPanel.ts';
import type { PanelData } from '../../src/features/configPanel/model.ts';
import { readyView } from '../../src/features/configPanel/strings/ready.ts';
import { functionChildren, qualifierChildren } from '../../src/features/functionsTree/children.ts';
import { treeItem } from '../../src/features/functionsTree/item.ts';
import { functionNode, type TreeNode } from '../../src/features/functionsTree/nodes.ts';
import { itemsFor } from '../../src/features/lookup/items.ts';
import { functionRows } from '../../src/features/overview/rowViews.ts';
import { findingsMark, shortFinding } from '../../src/presentation/finding.ts';
import { findingText } from '../../src/presentation/findingText.ts';
import { plain } from '../../src/editor/markdown.ts';
import { MemoryLog } from '../support/fakeSessions.ts';

/** Runs a scan to its end, so that every surface knows the whole account. */
async function scanned(scan: Scan): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const feed = scan.follow(() => {
      const { state } = feed.drain().progress;
      if (state === 'complete') resolve();
      if (state === 'halted') reject(scan.error);
    });
    feed.drain();
    scan.start();
  });
}

const headlines = (findings: readonly Finding[]): readonly string[] =>
  findings.map((finding) => findingText(finding).headline).toSorted();

/** The findings of the function are in the row of `$LATEST` alone. */
function rowsByQualifier(rows: readonly OverviewRow[]) {
  const ofFunction = (rows[0]?.findings ?? []).filter((each) => 'role' in each && each.role === 'deadLetter');
  return rows.map((row) => ({
    row,
    all: row === rows[0] ? row.findings : [...row.findings, ...(isOrphan(row) ? [] : ofFunction)],
  }));
}

function labelOf(node: TreeNode): string {
  const { label = '' } = treeItem(node);
  return typeof label === 'string' ? label : label.label;
}

const isOrphan = ({ findings }: OverviewRow): boolean =>
  findings.some(({ kind }) => kind === 'orphanedConfig');

describe('the findings of every function of the sample account', () => {
  let access: ReturnType<typeof lazyAwsAccess>;
  let session: Session;

  before(async () => {
    access = lazyAwsAccess({ log: new MemoryLog(), env: {}, homeDirectory: '/nonexistent' });
    const sessions = new SessionManager(access, { load: () => ({ sample: true }), save: () => undefined });
    session = await sessions.open();
    await session.accountId();
    await session.account.directory.load();
    const scan = scanOf(session.account);
    await scanned(scan);
  });
  after(() => access.dispose());

  /** The rows of the scan by function; they grow with what the other surfaces read. */
  const functionsNow = () => Map.groupBy(scanOf(session.account).rows(), ({ name }) => name);

  /** Values by which every function is compared. */
  const rowsOfAll = () =>
    [...functionsNow()].flatMap(([name, rows]) => rowsByQualifier(rows).map((each) => ({ name, ...each })));

  it('are of many kinds', () => {
    const kinds = new Set(rowsOfAll().flatMap(({ all }) => all.map(({ kind }) => kind)));
    for (const kind of [
      'eventsLost',
      'functionLoop',
      'orphanedConfig',
      'fifoTarget',
      'durableDestination',
    ] as const) {
      assert.ok(kinds.has(kind), kind);
    }
  });

  it('are the same in the rows of the overview’s page', () => {
    for (const [name, rows] of functionsNow()) {
      const shown = functionRows({ arn: name, rows }).rows.map(({ findings }) =>
        findings.map(({ text }) => text).toSorted(),
      );
      assert.deepEqual(
        shown,
        rows.map(({ findings }) => headlines(findings)),
        name,
      );
    }
  });

  it('are the same in the tree', async () => {
    for (const [name, rows] of functionsNow()) {
      const summary = session.account.directory.get(name);
      assert.ok(summary);
      const node = functionNode(session, summary);
      const children = functionChildren(node, await session.account.configs(name));
      const labels = (nodes: readonly TreeNode[]): readonly string[] =>
        nodes.flatMap((each) => (each.kind === 'finding' ? [labelOf(each)] : []));
      const ofFunction = labels(children);
      for (const { row, all } of rowsByQualifier(rows)) {
        const own = children.find(
          (each) => each.kind === 'qualifier' && each.report.qualifier === row.qualifier,
        );
        assert.ok(own?.kind === 'qualifier', `${name}:${row.qualifier}`);
        const shown = [...labels(qualifierChildren(own)), ...(isOrphan(row) ? [] : ofFunction)];
        assert.deepEqual(shown.toSorted(), all.map((each) => shortFinding(each).what).toSorted(), name);
      }
      const total = findingsMark(rows.flatMap(({ findings }) => findings)).join('');
      assert.ok(String(treeItem(node).description ?? '').endsWith(total), `${name}: ${total}`);
    }
  });

  it('are the same in the panel', async () => {
    for (const { name, row, all } of rowsOfAll()) {
      const { region, partition, accountId, qualifier } = row;
      const read: PanelData[] = [];
      await readPanel(session.account, { region, partition, accountId, name, qualifier }, (data) =>
        read.push(data),
      );
      const data = read.at(-1);
      assert.ok(data);
      const { verdict } = readyView(data, { region, sample: true }, []);
      assert.deepEqual(
        verdict.findings.map(({ title }) => title).toSorted(),
        headlines(all),
        `${name}:${qualifier}`,
      );
      assert.equal(verdict.tone === 'lost' || !losesEvents(row), true, `${name}: ${verdict.text}`);
    }
  });

  it('are the same in the hover, whose verdict says that events are lost', async () => {
    for (const { name, row, all } of rowsOfAll()) {
      const arn = parseFunctionArn(row.arn);
      if (!arn) continue;
      const text = factsMarkdown(
        functionFacts(arn, session.account, await session.account.configs(name)),
      ).join('\n');
      for (const finding of all) {
        const wanted =
          finding.kind === 'eventsLost' ? 'Failed events are lost' : findingText(finding).headline;
        assert.ok(text.includes(plain(wanted)), `${name}:${row.qualifier} lacks ${wanted}: ${text}`);
      }
      assert.equal(text.split('$(error)').length - 1, all.filter((each) => isError(each)).length, text);
    }
  });

  it('are marked alike in the look-up', () => {
    for (const [name, rows] of functionsNow()) {
      const item = itemsFor(name, session).find(({ target }) => target?.name === name);
      const mark = findingsMark(rows.flatMap(({ findings }) => findings)).join('');
      assert.ok((item?.description ?? '').startsWith(mark), `${name}: ${item?.description} lacks ${mark}`);
    }
  });

  it('are the same in the event graph', () => {
    const rows = [...functionsNow().values()].flat();
    const nodes = new Map(graphOf(rows).nodes.map((node) => [node.id, node]));
    for (const row of rows) {
      const node = nodes.get(row.arn);
      if (!node) continue;
      assert.equal(node.loses ?? false, losesEvents(row), row.arn);
      assert.equal(
        node.loop !== undefined,
        row.findings.some(({ kind }) => kind === 'functionLoop'),
        row.arn,
      );
    }
  });
});

const isError = ({ kind }: Finding): boolean =>
  ['unsupportedTarget', 'fifoTarget', 'bucketOnSuccess', 'wrongPartition', 'selfDestination'].includes(kind);
