import type { Declared, Span } from '../../domain/declared/declared.ts';
import type {
  DeclaredConfig,
  DeclaredFunction,
  DeclaredQualifier,
  DeclaredResource,
  DeclaredTarget,
} from '../../domain/declared/resources.ts';
import { at, entryOf, type Entry, scalarAt, spanOf, type TreeNode } from '../tree/node.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { aliasOf, qualifierOf } from './aliases.ts';
import { configLogicalId, functionLogicalId } from './names.ts';
import { declaredNumber, declaredText, fromEvaluated, nameParts, type Service } from './service.ts';
import { arnOf, deadLetterOf, destinationOf } from './targets.ts';

/** A function of the service, the alias that Serverless publishes for it, and its asynchronous settings. */
export function functionResources(service: Service, entry: Entry): readonly DeclaredResource[] {
  const declared = functionOf(service, entry);
  const published = aliasOf(service, entry);
  const config = configOf(service, entry, published);
  const whole = published?.name ? { ...declared, publishes: published.name } : declared;
  return [whole, ...(published ? [published] : []), ...(config ? [config] : [])];
}

function functionOf(service: Service, entry: Entry): DeclaredFunction {
  const { key, value } = entry;
  const role = roleOf(service, value);
  const deadLetter = givenDeadLetter(service, value);
  return {
    kind: 'function',
    address: key.text,
    at: spanOf(entry),
    nameAt: key.inner,
    name: nameOf(service, entry),
    logicalId: functionLogicalId(key.text),
    ...(deadLetter && { deadLetter }),
    ...(role && { role }),
    ...(at(value, 'durableConfig') && { isDurable: true }),
    ...(at(value, 'condition') && { isConditional: true }),
  };
}

/** `onError`; a plugin creates the queue that `deadLetter` asks for. */
function givenDeadLetter(service: Service, value: TreeNode | undefined): DeclaredTarget | undefined {
  const onError = entryOf(value, 'onError');
  if (onError?.value) return deadLetterOf(service, onError.key, onError.value);
  const ofPlugin = entryOf(value, 'deadLetter');
  if (!ofPlugin) return undefined;
  const place = spanOf(ofPlugin);
  return { arn: { kind: 'unknown', why: 'transform', text: '', at: place }, at: place };
}

function nameOf(service: Service, { key, value }: Entry): Declared<string> {
  const name = scalarAt(value, 'name');
  if (name && name.text !== '') return declaredText(service, name);
  const { evaluator, root } = service;
  const parts = nameParts(evaluator, root, key.text, value);
  return fromEvaluated({ parts, why: 'expression' }, `\${self:service}-\${sls:stage}-${key.text}`, key.inner);
}

/** The function's role, else the service's; a text without colons is a logical id (Serverless' `compileRole`). */
function roleOf(service: Service, value: TreeNode | undefined): Declared<string> | undefined {
  const node = service.evaluator.follow(at(value, 'role')) ?? serviceRole(service);
  if (!node) return undefined;
  const role = arnOf(service, node);
  if (role.kind !== 'literal' || role.value.includes(':')) return role;
  if (service.resources.has(role.value)) {
    return { kind: 'reference', to: role.value, attribute: 'Arn', at: role.at };
  }
  return { kind: 'unknown', why: 'undeclared', text: role.value, at: role.at };
}

/** A role for all functions; `iam.role` is a map where it only adds to the role that Serverless creates. */
export function serviceRole({ evaluator, root }: Service): TreeNode | undefined {
  const role = evaluator.follow(at(root, 'provider', 'iam', 'role'));
  const isAddition = role?.kind === 'map' && intrinsicOf(role) === undefined;
  return role && !isAddition ? role : evaluator.follow(at(root, 'provider', 'role'));
}

const SETTINGS = ['destinations', 'maximumEventAge', 'maximumRetryAttempts'] as const;

/** The settings for asynchronous invocation; undefined: the function gives none, and Serverless makes no config. */
function configOf(
  service: Service,
  { key, value }: Entry,
  published: DeclaredQualifier | undefined,
): DeclaredConfig | undefined {
  const given = SETTINGS.flatMap((name) => entryOf(value, name) ?? []).filter((entry) => entry.value);
  const [first] = given;
  if (!first) return undefined;
  const spans = given.map((entry) => spanOf(entry));
  const start = Math.min(...spans.map((span) => span.start));
  const whole: Span = { ...first.key.at, start, end: Math.max(...spans.map((span) => span.end)) };
  const retries = at(value, 'maximumRetryAttempts');
  const age = at(value, 'maximumEventAge');
  const targets = service.evaluator.follow(at(value, 'destinations'));
  const onSuccess = entryOf(targets, 'onSuccess');
  const onFailure = entryOf(targets, 'onFailure');
  return {
    kind: 'config',
    address: configLogicalId(key.text),
    at: whole,
    nameAt: first.key.inner,
    of: { kind: 'reference', to: key.text, at: key.inner },
    qualifier: qualifierOf(service, value, published, key.inner),
    ...(retries && { maximumRetryAttempts: declaredNumber(service, retries) }),
    ...(age && { maximumEventAgeInSeconds: declaredNumber(service, age) }),
    ...(onSuccess?.value && { onSuccess: destinationOf(service, onSuccess.key, onSuccess.value) }),
    ...(onFailure?.value && { onFailure: destinationOf(service, onFailure.key, onFailure.value) }),
    dependsOn: published ? [published.address] : [],
  };
}
