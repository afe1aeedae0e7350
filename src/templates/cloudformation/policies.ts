import type { AllowedAction } from '../../domain/declared/resources.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { at, entriesOf, entryOf, type TreeNode } from '../tree/node.ts';
import type { Values } from './values.ts';

/** Most actions of one policy: of more, none is told. IAM's limit of 10,240 characters has room for about 1,000. */
const MAX_ACTIONS = 2_000;

const known = new WeakMap<TreeNode, { readonly allows: readonly AllowedAction[] | undefined }>();

/** Permissions of a policy document; undefined: it is not literal, so more may be allowed. Read once: many roles may have it. */
export function allowedBy(
  document: TreeNode | undefined,
  values: Values,
): readonly AllowedAction[] | undefined {
  if (!document) return undefined;
  const found = known.get(document);
  if (found) return found.allows;
  const allows = readDocument(document, values);
  known.set(document, { allows });
  return allows;
}

function readDocument(document: TreeNode, values: Values): readonly AllowedAction[] | undefined {
  const statements = at(document, 'Statement');
  if (!statements || isOpen(document) || isOpen(statements)) return undefined;
  const allowed: AllowedAction[] = [];
  for (const statement of itemsOf(statements)) {
    const own = allowedIn(statement, values);
    if (!own) return undefined;
    for (const one of own) allowed.push(one);
    if (allowed.length > MAX_ACTIONS) return undefined;
  }
  return allowed;
}

function allowedIn(statement: TreeNode, values: Values): readonly AllowedAction[] | undefined {
  const effect = at(statement, 'Effect');
  if (isOpen(statement) || effect?.kind !== 'scalar' || isOpen(effect)) return undefined;
  if (effect.text !== 'Allow') return [];
  const actions = at(statement, 'Action');
  if (!actions || isOpen(actions) || at(statement, 'NotResource')) return undefined;
  const texts = itemsOf(actions).map((action) => values.text(action));
  const resources = resourcesOf(at(statement, 'Resource'), values);
  const literal = texts.flatMap((text) => (text.kind === 'literal' ? text.value : []));
  if (literal.length < texts.length) return undefined;
  return literal.map((action) => ({ action, ...(resources && { resources }) }));
}

/** Undefined: any, or not known. */
function resourcesOf(node: TreeNode | undefined, values: Values): readonly string[] | undefined {
  const resources = itemsOf(node).map((item) => {
    const value = values.text(item);
    if (value.kind === 'reference') return value.to;
    return value.kind === 'literal' && !/[*?]/.test(value.value) ? value.value : undefined;
  });
  return resources.length > 0 && resources.every((resource) => resource !== undefined)
    ? resources
    : undefined;
}

/** True if an expression or a macro gives the node, or a part of its entries. */
export const isOpen = (node: TreeNode): boolean =>
  intrinsicOf(node) !== undefined || entryOf(node, 'Fn::Transform') !== undefined;

/** A list, or one thing in place of a list of it. */
export const itemsOf = (node: TreeNode | undefined): readonly TreeNode[] =>
  node?.kind === 'list' && !intrinsicOf(node) ? node.items : node ? [node] : [];

/** Policies of AWS that allow none of the actions that destinations need. */
const HARMLESS = [
  'AWSLambdaBasicExecutionRole',
  'AWSLambdaVPCAccessExecutionRole',
  'AWSXRayDaemonWriteAccess',
  'AWSXrayWriteOnlyAccess',
  'CloudWatchLambdaInsightsExecutionRolePolicy',
];

/** A managed policy that allows nothing that destinations need: literal, or in `Fn::Sub` and `Fn::Join` for the partition. */
export function isHarmless(node: TreeNode): boolean {
  const intrinsic = intrinsicOf(node);
  if (!intrinsic) return node.kind === 'scalar' && endsHarmless(node);
  if (intrinsic.kind === 'sub') return endsHarmless(intrinsic.text);
  return intrinsic.kind === 'join' && intrinsic.items.items.some(endsHarmless);
}

const endsHarmless = (node: TreeNode): boolean =>
  node.kind === 'scalar' && HARMLESS.some((name) => node.text.endsWith(`/${name}`));

/** True if SAM's connectors add policies to roles. */
export const hasConnector = (resource: TreeNode | undefined): boolean =>
  entriesOf(resource).some(
    ({ key, value }) =>
      key.text === 'Connectors' ||
      (key.text === 'Type' && value?.kind === 'scalar' && value.text === 'AWS::Serverless::Connector'),
  );
