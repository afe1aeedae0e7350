import { describe, expect, it } from 'vitest';
import { LATEST } from '../../../../src/domain/arn/functionArn.ts';
import { identityOfSummary } from '../../../../src/domain/account/functionIdentity.ts';
import { known } from '../../../../src/domain/loadable.ts';
import { qualifierReport } from '../../../../src/domain/report/report.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import {
  type FunctionNode,
  functionNode,
  type QualifierNode,
  type TreeNode,
} from '../../../../src/features/functionsTree/nodes.ts';
import { nodeId } from '../../../../src/features/functionsTree/nodeId.ts';
import { FakeConnection, summaryOf } from '../../../support/fakeLambda.ts';

const session = new Session(new FakeConnection());
const functionOf = (name: string): FunctionNode => functionNode(session, summaryOf(name));

function qualifierOf(parent: FunctionNode, qualifier: string): QualifierNode {
  const fn = identityOfSummary(parent.summary, 'us-east-1');
  const configs = { configs: [], via: 'list', readAt: new Date(0) } as const;
  const report = qualifierReport({ fn, configs, summary: known(parent.summary) }, qualifier);
  const functionTarget = { ...parent.functionTarget, qualifier };
  return { kind: 'qualifier', parent, report, functionTarget };
}

/** Every row that there can be below a function, for each of some qualifiers. */
function allRows(parent: FunctionNode, qualifiers: readonly string[]): readonly TreeNode[] {
  const below = (of: FunctionNode | QualifierNode): readonly TreeNode[] => {
    const failure: TreeNode = { kind: 'failure', parent: of, error: undefined };
    return [
      failure,
      { kind: 'retry', failure },
      ...(['onSuccess', 'onFailure', 'deadLetter'] as const).map((role): TreeNode => ({
        kind: 'target',
        parent: of,
        role,
      })),
    ];
  };
  const limits = (of: QualifierNode): readonly TreeNode[] => [
    { kind: 'limit', parent: of, limit: 'retryAttempts' },
    { kind: 'limit', parent: of, limit: 'eventAge' },
  ];
  const rows = qualifiers.map((qualifier) => qualifierOf(parent, qualifier));
  return [parent, ...below(parent), ...rows.flatMap((row) => [row, ...limits(row), ...below(row)])];
}

/** Aliases that are called as something of ours is; all are legal. */
const ALIASES = [
  ...[
    LATEST,
    'deadLetter',
    'onFailure',
    'onSuccess',
    'failure',
    'retry',
    'retryAttempts',
    'eventAge',
    'limit',
  ],
  ...['target', 'qualifier', 'function', 'loading', 'root', '__proto__', 'constructor', 'live', '1'],
];
/** Functions as an endpoint may name them. */
const NAMES = ['a', 'a/b', 'a/qualifier/live', 'a%2Fb', 'b', 'live', '', '/', '__proto__', 'session1'];

describe('the id of a row', () => {
  it('is its own, whatever aliases and functions are called', () => {
    const root: readonly TreeNode[] = [{ kind: 'loading' }, { kind: 'failure', error: undefined }];
    const rows = [...root, ...NAMES.flatMap((name) => allRows(functionOf(name), [...ALIASES, 'b/live']))];
    const ids = rows.map(nodeId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(1000);
  });

  it('is the same after a refresh, and another one in another session', () => {
    const id = (of: Session): string => nodeId(qualifierOf(functionNode(of, summaryOf('orders')), 'live'));
    expect(id(session)).toBe(id(session));
    expect(id(session)).not.toBe(id(new Session(new FakeConnection())));
  });
});
