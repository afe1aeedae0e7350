import type { Declared, Span } from '../../domain/declared/declared.ts';
import type { DeclaredTarget } from '../../domain/declared/resources.ts';
import { MAX_QUOTE } from '../limits.ts';
import { at, type Entry, type Scalar, type TreeNode } from '../tree/node.ts';
import { aliasOf } from './aliases.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { declaredText, type Service } from './service.ts';

/** `destinations.onSuccess`, `onFailure`: a key of the service's functions, an ARN, or `{ type, arn }`. */
export function destinationOf(service: Service, key: Scalar, value: TreeNode): DeclaredTarget {
  const span: Span = { ...key.at, end: Math.max(key.at.end, value.at.end) };
  const node = service.evaluator.follow(value) ?? value;
  const isObject = node.kind === 'map' && intrinsicOf(node) === undefined;
  const arn = isObject ? at(node, 'arn') : node;
  if (!arn) return { arn: { kind: 'unknown', why: 'broken', text: '', at: value.at }, at: span };
  return { arn: isObject ? arnOf(service, arn) : keyOrArn(service, arn), at: span };
}

/** `onError`: the dead-letter topic or queue. */
export function deadLetterOf(service: Service, key: Scalar, value: TreeNode): DeclaredTarget {
  const node = service.evaluator.follow(value) ?? value;
  return { arn: arnOf(service, node), at: { ...key.at, end: Math.max(key.at.end, value.at.end) } };
}

function keyOrArn(service: Service, node: TreeNode): Declared<string> {
  if (node.kind !== 'scalar' || node.tag?.startsWith('!') === true) return arnOf(service, node);
  const text = declaredText(service, node);
  if (text.kind !== 'literal' || text.value.startsWith('arn:')) return text;
  const entry = service.functions.get(text.value);
  if (entry) return functionAt(service, entry, node);
  const why = service.isPartial ? 'import' : 'undeclared';
  return { kind: 'unknown', why, text: text.value.slice(0, MAX_QUOTE), at: node.inner };
}

/** A function of the service; with an alias, that one is invoked (Serverless' `resolveFunctionArn`). */
function functionAt(service: Service, entry: Entry, node: Scalar): Declared<string> {
  const alias = aliasOf(service, entry);
  if (!alias) return { kind: 'reference', to: entry.key.text, attribute: 'Arn', at: node.inner };
  if (alias.isConditional) return { kind: 'unknown', why: 'condition', text: node.text, at: node.inner };
  return { kind: 'reference', to: alias.address, at: node.inner };
}

/** A value that is an ARN or a function of CloudFormation. */
export function arnOf(service: Service, node: TreeNode): Declared<string> {
  const intrinsic = intrinsicOf(node);
  const text = service.source.text.slice(node.at.start, node.at.end).trim().slice(0, MAX_QUOTE);
  if (!intrinsic) {
    if (node.kind === 'scalar') return declaredText(service, node);
    return { kind: 'unknown', why: 'expression', text, at: node.at };
  }
  if (intrinsic.kind === 'ref' || intrinsic.kind === 'getAtt') {
    const to = addressOf(service, intrinsic.name);
    const attribute = intrinsic.kind === 'getAtt' ? { attribute: intrinsic.attribute } : {};
    if (to !== undefined) return { kind: 'reference', to, ...attribute, at: intrinsic.target.inner };
    return { kind: 'unknown', why: service.isPartial ? 'import' : 'undeclared', text, at: node.at };
  }
  if (intrinsic.kind === 'sub' && intrinsic.map === undefined) return subOf(service, intrinsic.text);
  const isNamed = intrinsic.kind === 'import' || intrinsic.kind === 'condition';
  return { kind: 'unknown', why: isNamed ? intrinsic.kind : 'expression', text, at: node.at };
}

/** `!Sub ${Queue.Arn}` alone is the resource; any other text has its pieces. */
function subOf(service: Service, scalar: Scalar): Declared<string> {
  const alone = /^\$\{([A-Za-z0-9]{1,255})(?:\.([\w.]{1,255}))?\}$/.exec(scalar.text);
  const to = alone?.[1] === undefined ? undefined : addressOf(service, alone[1]);
  if (to === undefined) return declaredText(service, scalar);
  return {
    kind: 'reference',
    to,
    ...(alone?.[2] !== undefined && { attribute: alone[2] }),
    at: scalar.inner,
  };
}

/** The address of what a logical id names: a function's key, else a resource of the `resources` section. */
export function addressOf(service: Service, logicalId: string): string | undefined {
  const key = service.byLogicalId.get(logicalId);
  if (key !== undefined) return key;
  return service.resources.has(logicalId) ? logicalId : undefined;
}
