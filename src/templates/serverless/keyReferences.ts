import type { Reference } from '../../domain/declared/template.ts';
import { at, entriesOf, type Entry, type Scalar, scalarAt, type TreeNode } from '../tree/node.ts';
import { keyReferent } from './references.ts';
import type { Service } from './service.ts';

/** Authorizers that API Gateway has itself. */
const BUILT_IN = new Set(['aws_iam', 'cognito_user_pools', 'custom', 'request', 'token']);

/** Places of one function's entry that name another by its key: destinations and authorizers of its events. */
export function keyReferences(service: Service, { value }: Entry): readonly Reference[] {
  const destinations = service.evaluator.follow(at(value, 'destinations'));
  const targets = ['onSuccess', 'onFailure'].map((role) => scalarAt(destinations, role));
  const events = at(value, 'events');
  const authorizers = (events?.kind === 'list' ? events.items : []).flatMap((event) =>
    entriesOf(event).flatMap((entry) => authorizerOf(service, entry)),
  );
  return [
    ...targets.flatMap((target) => keyAt(service, target, false)),
    ...authorizers.flatMap((authorizer) => keyAt(service, authorizer, true)),
  ];
}

/** `authorizer: key` or `authorizer: { name: key }` of `http` and `websocket` events. */
function authorizerOf(service: Service, { key, value }: Entry): readonly Scalar[] {
  if (key.text !== 'http' && key.text !== 'websocket') return [];
  const authorizer = service.evaluator.follow(at(value, 'authorizer'));
  if (authorizer?.kind === 'scalar') return BUILT_IN.has(authorizer.text.toLowerCase()) ? [] : [authorizer];
  // With an ARN the name is only a label.
  const name = at(authorizer, 'arn') ? undefined : scalarAt(authorizer, 'name');
  return name ? [name] : [];
}

/** Places outside of `functions` whose `functionName` is a key of it. */
export function sectionReferences(service: Service): readonly Reference[] {
  return [...providerReferences(service), ...appSyncReferences(service)];
}

/** `appSync.dataSources`, of the plugin for AppSync: as a map, or as a list in its first version. */
function appSyncReferences(service: Service): readonly Reference[] {
  const { root } = service;
  const sources = at(root, 'appSync', 'dataSources') ?? at(root, 'custom', 'appSync', 'dataSources');
  const values = sources?.kind === 'list' ? sources.items : entriesOf(sources).map(({ value }) => value);
  return values.flatMap((value) => keyAt(service, scalarAt(value, 'config', 'functionName'), true));
}

/** `provider.httpApi.authorizers.*.functionName`. */
function providerReferences(service: Service): readonly Reference[] {
  const authorizers = at(service.root, 'provider', 'httpApi', 'authorizers');
  return entriesOf(authorizers).flatMap(({ value }) => keyAt(service, scalarAt(value, 'functionName'), true));
}

function keyAt(service: Service, node: TreeNode | undefined, onlyDeclared: boolean): readonly Reference[] {
  if (node?.kind !== 'scalar' || node.text === '' || node.tag?.startsWith('!') === true) return [];
  if (node.text.startsWith('arn:') || node.text.includes('${')) return [];
  const to = keyReferent(service, node.text);
  if (onlyDeclared && to.kind !== 'declared') return [];
  return [{ form: 'serverlessKey', to, at: node.inner }];
}
