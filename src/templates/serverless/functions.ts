import type { Declared, Span } from '../../domain/declared/declared.ts';
import type {
  DeclaredConfig,
  DeclaredFunction,
  DeclaredQualifier,
  DeclaredResource,
} from '../../domain/declared/template.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import { MAX_QUOTE } from '../limits.ts';
import { at, entryOf, type Entry, scalarAt, spanOf, type TreeNode } from '../tree/node.ts';
import { ALIASES, configLogicalId, functionLogicalId, normalized, provisionedLogicalId } from './names.ts';
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
  const onError = entryOf(value, 'onError');
  const role = roleOf(service, value);
  return {
    kind: 'function',
    address: key.text,
    at: spanOf(entry),
    nameAt: key.inner,
    name: nameOf(service, entry),
    logicalId: functionLogicalId(key.text),
    ...(onError?.value && { deadLetter: deadLetterOf(service, onError.key, onError.value) }),
    ...(role && { role }),
    ...(at(value, 'durableConfig') && { isDurable: true }),
    ...(at(value, 'condition') && { isConditional: true }),
  };
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
  const role = evaluator.follow(at(root, 'provider', 'iam', 'role') ?? at(root, 'provider', 'role'));
  const isOwn =
    role?.kind === 'map' &&
    role.entries.some(({ key }) =>
      /^(?:statements|managedPolicies|name|path|permissionsBoundary|tags|mode)$/.test(key.text),
    );
  return isOwn ? undefined : role;
}

/** Provisioned concurrency, SnapStart and durable settings each publish an alias, in this order. */
function aliasOf(service: Service, { key, value }: Entry): DeclaredQualifier | undefined {
  const provisioned = entryOf(value, 'provisionedConcurrency');
  const isProvisioned = isOn(service, provisioned?.value);
  if (provisioned && isProvisioned) {
    const published = provisionedAlias(service, key.text, provisioned);
    return isProvisioned === 'unknown' ? { ...published, isConditional: true } : published;
  }
  const snapStart = entryOf(value, 'snapStart');
  if (snapStart && isOn(service, snapStart.value)) {
    return alias(key.text, snapStart, `${normalized(key.text)}SnapStartLambdaAlias`, ALIASES.snapStart);
  }
  const durable = entryOf(value, 'durableConfig');
  if (!durable?.value) return undefined;
  return alias(key.text, durable, `${normalized(key.text)}DurableLambdaAlias`, ALIASES.durable);
}

function provisionedAlias(service: Service, key: string, entry: Entry): DeclaredQualifier {
  const own = scalarAt(service.evaluator.follow(entry.value), 'alias');
  if (!own) return alias(key, entry, provisionedLogicalId(key, ALIASES.provisioned), ALIASES.provisioned);
  const name = declaredText(service, own);
  const logicalId = provisionedLogicalId(key, name.kind === 'literal' ? name.value : '');
  return { ...alias(key, entry, logicalId, ALIASES.provisioned), name };
}

function alias(key: string, entry: Entry, address: string, name: string): DeclaredQualifier {
  const nameAt = entry.key.inner;
  return {
    kind: 'alias',
    address,
    at: spanOf(entry),
    nameAt,
    of: { kind: 'reference', to: key, at: nameAt },
    name: { kind: 'literal', value: name, at: nameAt },
  };
}

/** Whether a setting is given; `unknown`: a variable decides. */
function isOn(service: Service, node: TreeNode | undefined): boolean | 'unknown' {
  const value = service.evaluator.follow(node);
  if (!value) return false;
  if (value.kind !== 'scalar') return true;
  const text = declaredText(service, value);
  if (text.kind !== 'literal') return 'unknown';
  return !['', '0', 'false', 'null', '~'].includes(text.value);
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

/** The alias that is published, else `$LATEST`; unknown where a variable decides whether there is an alias. */
function qualifierOf(
  service: Service,
  value: TreeNode | undefined,
  published: DeclaredQualifier | undefined,
  span: Span,
): Declared<string> {
  const entry = entryOf(value, 'provisionedConcurrency') ?? entryOf(value, 'snapStart');
  const isSure = !entry || isOn(service, entry.value) !== 'unknown';
  if (!isSure) {
    const text = entry.value?.kind === 'scalar' ? entry.value.text.slice(0, MAX_QUOTE) : '';
    return { kind: 'unknown', why: 'condition', text, at: entry.key.inner };
  }
  return published?.name ?? { kind: 'literal', value: LATEST, at: span };
}
