import type { Span } from '../../domain/declared/declared.ts';
import type { Remark, TextEdit } from '../../domain/declared/remark.ts';
import { type DeclaredResource, isConfig } from '../../domain/declared/resources.ts';
import { EVENT_AGE, RETRY_ATTEMPTS } from '../../domain/settings/eventInvokeConfig.ts';
import { MAX_RESOURCES } from '../limits.ts';
import { collisions } from './collisions.ts';
import { flagOf } from './declare.ts';
import type { Evaluator } from './evaluate.ts';
import { given, givenNumber } from './given.ts';
import { ASYNC_ARGUMENTS } from './lambdaModule.ts';
import type { Declaration } from './module.ts';
import { isLambdaModule } from './moduleCalls.ts';
import { permissionsMissing } from './permissions.ts';
import { attributeOf, type Block, type Body } from './node.ts';
import { targetsNotArn } from './targetRemarks.ts';

/** The rules that need the language's own syntax (templates.md §7). */
export function remarksOf(evaluator: Evaluator, resources: readonly DeclaredResource[]): readonly Remark[] {
  const { declarations: index, unread } = evaluator.module;
  const declarations = [...index.values()];
  const configs = configIndexOf(resources);
  const remarks = [
    ...declarations.flatMap((declaration) => moduleConfigOff(declaration, evaluator, configs)),
    ...declarations.flatMap((declaration) => targetsNotArn(declaration, evaluator)),
    ...declarations.flatMap((declaration) => contradiction(declaration, evaluator, configs)),
    ...collisions(resources.filter(isConfig), evaluator),
    ...permissionsMissing(resources),
  ];
  // While a block is typed, what is missing in it may be about to come.
  const byFile = new Map<string, Span[]>();
  for (const { at } of unread) byFile.set(at.file, [...(byFile.get(at.file) ?? []), at]);
  return remarks.slice(0, MAX_RESOURCES).filter(({ subject = '' }) => {
    const block = index.get(subject)?.block.at;
    return !block || byFile.get(block.file)?.some((at) => isOverlap(at, block)) !== true;
  });
}

const isOverlap = (one: Span, other: Span): boolean => one.start <= other.end && other.start <= one.end;

/** What is asked of the configs, which a module may have thousands of. */
interface ConfigIndex {
  readonly addresses: ReadonlySet<string>;
  /** Addresses of the functions that have one. */
  readonly of: ReadonlySet<string>;
  /** The function of one is not known. */
  readonly isOpen: boolean;
}

function configIndexOf(resources: readonly DeclaredResource[]): ConfigIndex {
  const configs = resources.filter(isConfig);
  return {
    addresses: new Set(configs.map(({ address }) => address)),
    of: new Set(configs.flatMap(({ of }) => (of.kind === 'reference' ? [of.to] : []))),
    isOpen: configs.some(({ of }) => of.kind === 'unknown'),
  };
}

/** What is in force without a config: an argument that says the same is not missed. */
const DEFAULTS: ReadonlyMap<string, number> = new Map([
  ['maximum_retry_attempts', RETRY_ATTEMPTS.default],
  ['maximum_event_age_in_seconds', EVENT_AGE.default],
]);

/** 13: arguments of the module that have no effect. */
function moduleConfigOff(
  { address, type, block }: Declaration,
  evaluator: Evaluator,
  configs: ConfigIndex,
): readonly Remark[] {
  if (type !== 'module' || !isLambdaModule(block.body)) return [];
  const [first] = ASYNC_ARGUMENTS.flatMap((name) => given(block.body, name) ?? []).filter(
    ({ attribute }) => !isDefault(block.body, attribute.name.text, evaluator),
  );
  const written = attributeOf(block.body, 'create_async_event_config');
  if (!first || written?.isBroken === true || flagOf(written?.value, false, evaluator) !== false) return [];
  const edit = written?.value
    ? { at: written.value.at, text: 'true' }
    : insertedBefore(first.at, block, evaluator);
  return [
    {
      kind: 'module-config-off',
      at: first.attribute.name.at,
      subject: address,
      facts: { argument: first.attribute.name.text },
      // A config of its own, or one that may be, would collide with the module's.
      fixes: hasOwnConfig(address, configs) ? [] : [{ kind: 'switch-on-config', edits: [edit] }],
    },
  ];
}

function isDefault(body: Body, name: string, evaluator: Evaluator): boolean {
  const value = givenNumber(body, name, evaluator);
  return value?.kind === 'literal' && value.value === DEFAULTS.get(name);
}

const hasOwnConfig = (address: string, { isOpen, of }: ConfigIndex): boolean => isOpen || of.has(address);

function insertedBefore(at: TextEdit['at'], { body }: Block, { module }: Evaluator): TextEdit {
  const place = { ...at, end: at.start };
  if (body.isJson === true) {
    // An attribute's place begins behind the quote of its name.
    const quote = { ...place, start: place.start - 1, end: place.start - 1 };
    return { at: quote, text: '"create_async_event_config": true, ' };
  }
  const before = module.slice({ ...at, start: Math.max(0, at.start - 200), end: at.start });
  const indent = /(?:^|\n)([ \t]*)$/.exec(before)?.[1];
  return {
    at: place,
    text: `create_async_event_config = true${indent === undefined ? '; ' : `\n${indent}`}`,
  };
}

/** 19: the ARN of an alias names one qualifier, and `qualifier` another. */
function contradiction(
  { address, type, block }: Declaration,
  evaluator: Evaluator,
  configs: ConfigIndex,
): readonly Remark[] {
  if (type !== 'aws_lambda_function_event_invoke_config') return [];
  const value = given(block.body, 'function_name')?.value;
  const of = value && evaluator.value(value);
  if (!value || of?.kind !== 'reference' || (of.attribute !== 'arn' && of.attribute !== 'id')) return [];
  const alias = evaluator.module.declarations.get(of.to);
  if (alias?.type !== 'aws_lambda_alias' || !configs.addresses.has(address)) return [];
  const qualifier = given(block.body, 'qualifier');
  const written = qualifier && evaluator.value(qualifier.value);
  const isUnset = !written || (written.kind === 'literal' && written.value === '');
  if (!isUnset && isSameAlias(written, of.to, alias, evaluator) !== false) return [];
  const text = isUnset ? '' : evaluator.module.quote(qualifier?.value.at ?? value.at);
  const facts = { alias: of.to, qualifier: text };
  return [{ kind: 'qualifier-contradiction', at: value.at, subject: address, facts, fixes: [] }];
}

/** Undefined: the module alone does not tell. */
function isSameAlias(
  written: ReturnType<Evaluator['value']>,
  to: string,
  alias: Declaration,
  evaluator: Evaluator,
): boolean | undefined {
  if (written.kind === 'reference') {
    if (written.to === to) return true;
    const other = evaluator.module.declarations.get(written.to);
    return other?.type === 'aws_lambda_function' && written.attribute === 'version' ? false : undefined;
  }
  const name = given(alias.block.body, 'name')?.value;
  const own = name && evaluator.value(name);
  if (written.kind !== 'literal' || own?.kind !== 'literal') return undefined;
  return written.value === own.value;
}
