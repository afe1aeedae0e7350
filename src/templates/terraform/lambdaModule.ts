import { LATEST } from '../../domain/arn/functionArn.ts';
import type { Declared } from '../../domain/declared/declared.ts';
import type { DeclaredConfig, DeclaredResource, DeclaredTarget } from '../../domain/declared/resources.ts';
import { dependsOn } from './configs.ts';
import { declaredText, flagOf } from './declare.ts';
import type { Evaluator } from './evaluate.ts';
import { baseOf, given, givenNumber, givenText } from './given.ts';
import type { Declaration } from './module.ts';
import { ownRegion } from './regions.ts';
import { attributeOf, type Body } from './node.ts';

/** Arguments of terraform-aws-modules/lambda that take effect only with `create_async_event_config`. */
export const ASYNC_ARGUMENTS = [
  'maximum_event_age_in_seconds',
  'maximum_retry_attempts',
  'destination_on_failure',
  'destination_on_success',
] as const;

/** The function of a call of terraform-aws-modules/lambda, and the settings that it creates. */
export function moduleResources(declaration: Declaration, evaluator: Evaluator): readonly DeclaredResource[] {
  const { body } = declaration.block;
  const base = baseOf(declaration);
  const created = [
    flagOf(valueOf(body, 'create'), true, evaluator),
    flagOf(valueOf(body, 'create_function'), true, evaluator),
  ];
  if (created.includes(false)) return [];
  const isConditional = base.isConditional === true || created.includes(undefined);
  const name = givenText(body, 'function_name', evaluator);
  const role = roleOf(body, evaluator);
  const deadLetter = targetOf(body, 'dead_letter_target_arn', evaluator);
  const region = ownRegion(declaration, evaluator);
  return [
    {
      ...base,
      kind: 'function',
      ...(region && { region }),
      name: name ?? { kind: 'unknown', why: 'broken', text: '', at: base.nameAt },
      ...(deadLetter && { deadLetter }),
      ...(role && { role }),
      ...(isConditional && { isConditional: true }),
    },
    ...moduleConfigs(declaration, evaluator),
  ];
}

const valueOf = (body: Body, name: string) => attributeOf(body, name)?.value;

/** `lambda_role` counts only where the module creates none itself. */
function roleOf(body: Body, evaluator: Evaluator): Declared<string> | undefined {
  const isCreated = flagOf(valueOf(body, 'create_role'), true, evaluator);
  return isCreated === false ? givenText(body, 'lambda_role', evaluator) : undefined;
}

function targetOf(body: Body, name: string, evaluator: Evaluator): DeclaredTarget | undefined {
  const found = given(body, name);
  return found && { arn: declaredText(found.value, evaluator), at: found.at };
}

/** One config for `$LATEST` and one for the current version, each unless switched off (the module's `main.tf`). */
function moduleConfigs(declaration: Declaration, evaluator: Evaluator): readonly DeclaredConfig[] {
  const { body } = declaration.block;
  const isOn = flagOf(valueOf(body, 'create_async_event_config'), false, evaluator);
  if (isOn === false) return [];
  const isLatest = flagOf(valueOf(body, 'create_unqualified_alias_async_event_config'), true, evaluator);
  const isVersion = flagOf(valueOf(body, 'create_current_version_async_event_config'), true, evaluator);
  const isPublished = flagOf(valueOf(body, 'publish'), false, evaluator);
  const latest = isLatest === false && isPublished === false ? isVersion : isLatest;
  const place = declaration.block.labels.at(-1)?.at ?? declaration.block.at;
  const version: Declared<string> = {
    kind: 'reference',
    to: declaration.address,
    attribute: 'version',
    at: place,
  };
  return [
    ...config('unqualified_alias', { kind: 'literal', value: LATEST, at: place }, latest),
    ...config('current_version', version, isPublished === false ? false : isVersion),
  ];

  function config(
    key: string,
    qualifier: Declared<string>,
    isCreated: boolean | undefined,
  ): readonly DeclaredConfig[] {
    if (isCreated === false) return [];
    const isCertain =
      isCreated === true && isOn === true && (key !== 'current_version' || isPublished === true);
    return [moduleConfig(declaration, evaluator, key, qualifier, isCertain)];
  }
}

function moduleConfig(
  declaration: Declaration,
  evaluator: Evaluator,
  key: string,
  qualifier: Declared<string>,
  isCertain: boolean,
): DeclaredConfig {
  const { body } = declaration.block;
  const base = baseOf(declaration);
  const retries = givenNumber(body, 'maximum_retry_attempts', evaluator);
  const age = givenNumber(body, 'maximum_event_age_in_seconds', evaluator);
  const onSuccess = targetOf(body, 'destination_on_success', evaluator);
  const onFailure = targetOf(body, 'destination_on_failure', evaluator);
  return {
    ...base,
    ...(!isCertain && { isConditional: true }),
    kind: 'config',
    address: `${declaration.address}.aws_lambda_function_event_invoke_config.this["${key}"]`,
    of: { kind: 'reference', to: declaration.address, at: base.nameAt },
    qualifier,
    ...(retries && { maximumRetryAttempts: retries }),
    ...(age && { maximumEventAgeInSeconds: age }),
    ...(onSuccess && { onSuccess }),
    ...(onFailure && { onFailure }),
    dependsOn: dependsOn(body),
  };
}
