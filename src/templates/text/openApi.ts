import type { Reference } from '../../domain/declared/template.ts';
import { MAX_RESOURCES } from '../limits.ts';
import type { Source } from '../reader.ts';
import { at, entriesOf, type Scalar, scalarAt, type TreeNode } from '../tree/node.ts';
import { nodesOf } from '../tree/nodes.ts';
import { placeWithin } from '../tree/within.ts';

export const isOpenApi = (root: TreeNode | undefined): boolean =>
  ['openapi', 'swagger', 'paths'].some((key) => at(root, key) !== undefined);

const EXTENSIONS = new Map([
  ['x-amazon-apigateway-integration', 'uri'],
  ['x-amazon-apigateway-authorizer', 'authorizerUri'],
]);

/** Addresses of integrations and authorizers that invoke a function that is filled in on deployment. */
export function integrationReferences(source: Source, root: TreeNode): readonly Reference[] {
  const found: Reference[] = [];
  for (const node of nodesOf(root)) {
    if (found.length >= MAX_RESOURCES) break;
    for (const { key, value } of entriesOf(node)) {
      const property = EXTENSIONS.get(key.text);
      const uri = value && property !== undefined ? uriOf(at(value, property)) : undefined;
      if (uri && value) found.push(...uriReferences(source, uri, value));
    }
  }
  return found;
}

/** The text of an address, also within `Fn::Sub`. */
function uriOf(node: TreeNode | undefined): Scalar | undefined {
  if (node?.kind === 'scalar') return node;
  const sub = at(node, 'Fn::Sub') ?? (node?.tag === '!Sub' ? node : undefined);
  if (sub?.kind === 'list') return sub.items[0]?.kind === 'scalar' ? sub.items[0] : undefined;
  return sub?.kind === 'scalar' ? sub : undefined;
}

const INVOCATION = /\/functions\/(\$\{([\w.:-]{1,255})\})(?::[\w${}.-]{1,255})?\/invocations/;
const ALONE = /^(\$\{([\w.:-]{1,255})\})$/;

function uriReferences(source: Source, uri: Scalar, integration: TreeNode): readonly Reference[] {
  const { text } = uri;
  // An address that is one placeholder may be any; a proxy of AWS with POST is a function's.
  const found = INVOCATION.exec(text) ?? (isProxy(integration) ? ALONE.exec(text) : null);
  const [, whole = '', name = ''] = found ?? [];
  if (!found || name === '') return [];
  const start = found.index + found[0].indexOf(whole);
  const place = placeWithin(source.text, uri, start, start + whole.length);
  return [{ form: 'invocationUri', to: { kind: 'unknown', why: 'import', text: name }, at: place }];
}

function isProxy(integration: TreeNode): boolean {
  const type = scalarAt(integration, 'type')?.text.toLowerCase();
  return type === 'aws_proxy' || type === 'request' || type === 'token';
}
