import { LATEST } from '../../domain/arn/functionArn.ts';
import type { Declared, Span } from '../../domain/declared/declared.ts';
import type {
  DeclaredConfig,
  DeclaredFunction,
  DeclaredQualifier,
  DeclaredResource,
  DeclaredTarget,
} from '../../domain/declared/resources.ts';
import { type Properties, type Property, propertyNamed, type Range } from '../code/calls.ts';
import { base, textOf } from './base.ts';
import type { Addressed } from './creation.ts';
import { importedName } from './imported.ts';
import { sinkOf } from './sinks.ts';
import {
  declaredDuration,
  declaredNumber,
  declaredString,
  declaredTarget,
  expression,
  lastWord,
  type Owner,
  spanOf,
  type Values,
} from './values.ts';

export const SETTINGS = ['retryattempts', 'maxeventage', 'onsuccess', 'onfailure'] as const;

/** Declarations of a construct: itself, and the settings for asynchronous invocation among its properties. */
export function resourcesOf(values: Values, one: Addressed): readonly DeclaredResource[] {
  const { type } = one.construct;
  switch (type.kind) {
    case 'function':
      return [functionOf(values, one), ...configs(values, one)];
    case 'alias':
      return [aliasOf(values, one), ...configs(values, one)];
    case 'config':
      return explicitConfig(values, one);
    case 'imported':
    case 'other':
      return [];
    case 'queue':
    case 'topic':
    case 'eventBus':
    case 'bucket':
      return [sinkOf(values, one, type.kind)];
    default:
      return type.kind satisfies never;
  }
}

function functionOf(values: Values, one: Addressed): DeclaredFunction {
  const { properties } = one.construct;
  const name = textOf(values, one, 'functionname');
  const role = propertyNamed(properties, 'role');
  const deadLetter = deadLetterOf(values, one);
  return {
    kind: 'function',
    ...base(values, one),
    ...(name && { name }),
    constructPath: `${values.pathOf(one)}/Resource`,
    created: values.placeOf(one),
    ...(deadLetter && { deadLetter }),
    ...(role && { role: declaredString(values, role.value) }),
    ...(propertyNamed(properties, 'durableconfig') && { isDurable: true }),
  };
}

/** The dead-letter queue or topic; unknown where CDK creates one, or where inserted properties may name it. */
function deadLetterOf(values: Values, { construct }: Addressed): DeclaredTarget | undefined {
  const { properties, idRange } = construct;
  const given = propertyNamed(properties, 'deadletterqueue') ?? propertyNamed(properties, 'deadlettertopic');
  if (given) return declaredTarget(values, given);
  const enabled = propertyNamed(properties, 'deadletterqueueenabled');
  if (enabled) return isFalse(values, enabled) ? undefined : unknownTarget(values, enabled.value);
  return properties.isOpen ? unknownTarget(values, idRange) : undefined;
}

const unknownTarget = (values: Values, range: Range): DeclaredTarget => {
  const arn = expression(values, range);
  return { arn, at: arn.at };
};

/** `false`, `False`, `jsii.Bool(false)`. */
const isFalse = ({ program }: Values, { value: { from, to } }: Property): boolean =>
  program.tokens.slice(from, Math.min(to, from + 6)).some(({ text }) => /^false$/i.test(text));

function aliasOf(values: Values, one: Addressed): DeclaredQualifier {
  const { properties, idRange } = one.construct;
  const name = textOf(values, one, 'aliasname');
  return {
    kind: 'alias',
    ...base(values, one),
    // Its version names the function: `fn.currentVersion`.
    of: functionBehind(values, propertyNamed(properties, 'version')) ?? expression(values, idRange),
    ...(name && { name }),
  };
}

/** Most tokens of a version: a construct may be made in its place. */
const MAX_VERSION = 40;

function functionBehind(values: Values, property: Property | undefined): Declared<string> | undefined {
  if (!property) return undefined;
  const { from, to } = property.value;
  const { tokens } = values.program;
  // `fn.currentVersion`, `fn.current_version`, `fn.getCurrentVersion()`, `fn.CurrentVersion()`.
  const version = tokens
    .slice(from, Math.min(to, from + MAX_VERSION))
    .findIndex(({ text }) => /^(?:get)?current_?version$/i.test(text));
  if (version < 1) return undefined;
  const variable = lastWord(values.program, { from, to: from + version - 1 });
  const address = variable === undefined ? undefined : values.addressAt(variable);
  return address === undefined
    ? undefined
    : { kind: 'reference', to: address, at: spanOf(values, property.value) };
}

function configs(values: Values, one: Addressed): readonly DeclaredConfig[] {
  const { construct, address } = one;
  const given = SETTINGS.flatMap((name) => propertyNamed(construct.properties, name) ?? []);
  if (given.length === 0) return [];
  const { nameAt } = base(values, one);
  return [
    configOf(values, {
      owner: address,
      of: ownerName(values, { address }, nameAt),
      properties: construct.properties,
      qualifier: qualifierOf(values, one, nameAt),
    }),
  ];
}

/** A config of an alias is the alias' own; one of a function is that of `$LATEST`. */
export function qualifierOf(values: Values, one: Addressed, at: Span): Declared<string> {
  if (one.construct.type.kind !== 'alias') return { kind: 'literal', value: LATEST, at };
  return textOf(values, one, 'aliasname') ?? expression(values, one.construct.idRange);
}

interface Given {
  readonly owner: string;
  readonly of: Declared<string>;
  readonly properties: Properties;
  readonly qualifier: Declared<string>;
}

/** The function of settings: one of the file, or the deployed one that is imported. */
export const ownerName = (values: Values, { address, named }: Owner, at: Span): Declared<string> =>
  named ? { ...importedName(values, named), at } : { kind: 'reference', to: address, at };

/** Settings among properties: of a construct, or of `configureAsyncInvoke`. */
export function configOf(values: Values, { owner, of, properties, qualifier }: Given): DeclaredConfig {
  const [retries, age, onSuccess, onFailure] = SETTINGS.map((name) => propertyNamed(properties, name));
  const given = [retries, age, onSuccess, onFailure].flatMap((property) => property ?? []);
  const spans = given.map(({ key, value }) => ({ start: key.start, end: spanOf(values, value).end }));
  const [first] = given;
  const at: Span = {
    file: values.file,
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
  return {
    kind: 'config',
    address: `${owner}/EventInvokeConfig`,
    at,
    nameAt: first ? { file: values.file, start: first.key.start, end: first.key.end } : at,
    of,
    qualifier,
    ...(properties.isOpen && inserted(at)),
    ...(retries && { maximumRetryAttempts: declaredNumber(values, retries.value) }),
    ...(age && { maximumEventAgeInSeconds: declaredDuration(values, age.value) }),
    ...(onSuccess && { onSuccess: declaredTarget(values, onSuccess) }),
    ...(onFailure && { onFailure: declaredTarget(values, onFailure) }),
    dependsOn: [],
  };
}

/** Settings that properties from elsewhere may give. */
function inserted(
  at: Span,
): Pick<DeclaredConfig, 'maximumRetryAttempts' | 'maximumEventAgeInSeconds' | 'onSuccess' | 'onFailure'> {
  const open = { kind: 'unknown', why: 'expression', text: '', at } as const;
  const target = { arn: open, at };
  return {
    maximumRetryAttempts: open,
    maximumEventAgeInSeconds: open,
    onSuccess: target,
    onFailure: target,
  };
}

/** `new lambda.EventInvokeConfig(this, 'Id', { function: fn, qualifier: 'live', … })`. */
function explicitConfig(values: Values, one: Addressed): readonly DeclaredConfig[] {
  const { properties } = one.construct;
  const target = propertyNamed(properties, 'function');
  const owner = target && values.ownerAt(target.value);
  const hasSettings = SETTINGS.some((name) => propertyNamed(properties, name));
  if (!owner || !hasSettings) return [];
  const at = spanOf(values, target.value);
  const of = ownerName(values, owner, at);
  const qualifier = textOf(values, one, 'qualifier') ?? { kind: 'literal', value: LATEST, at };
  return [{ ...configOf(values, { owner: owner.address, of, properties, qualifier }), ...base(values, one) }];
}
