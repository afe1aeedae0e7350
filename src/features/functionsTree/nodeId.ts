import { keyOf } from '../../domain/text/keyOf.ts';
import type { Session } from '../../domain/session/session.ts';
import type { TreeNode } from './nodes.ts';

const sessionIds = new WeakMap<Session, string>();
let sessionCount = 0;

/** SessionManager get ids of their own, so that what was open under one account does not load under another. */
function sessionId(session: Session): string {
  const known = sessionIds.get(session);
  if (known !== undefined) return known;
  sessionCount += 1;
  const id = `session${sessionCount}`;
  sessionIds.set(session, id);
  return id;
}

/** The same for the same thing after a refresh, so that the editor keeps open what is open. */
export function nodeId(node: TreeNode): string {
  return keyOf(...path(node));
}

/** Each step with its kind: an alias may be called as a role or a limit is. */
function path(node: TreeNode): readonly string[] {
  switch (node.kind) {
    case 'stack':
      return [sessionId(node.session), node.kind, node.stack];
    case 'function':
      return [sessionId(node.session), node.kind, node.summary.name];
    case 'qualifier':
      return [...path(node.parent), node.kind, node.report.qualifier];
    case 'limit':
      return [...path(node.parent), node.kind, node.limit];
    case 'target':
      return [...path(node.parent), node.kind, node.role];
    case 'finding':
      return [
        ...path(node.parent),
        node.kind,
        node.finding.kind,
        'role' in node.finding ? node.finding.role : '',
      ];
    case 'failure':
      return [...(node.parent ? path(node.parent) : []), node.kind];
    case 'retry':
      return [...path(node.failure), node.kind];
    case 'loading':
      return [node.kind];
    default:
      return node satisfies never;
  }
}
