import { isRecord } from '../typeGuards.ts';
import { putBody } from './change.ts';
import { type DesiredConfig, desiredOf } from './desiredConfig.ts';

/** Settings as the API names them, for an editor; every member is there, so that it can be filled in. */
export function toConfigJson(config: DesiredConfig | undefined): string {
  return `${JSON.stringify(putBody(desiredOf(config)), undefined, 2)}\n`;
}

/** Longer texts are no settings. */
export const MAX_TEXT = 20_000;

/** Settings that were read, or the reason why a text is none; in English, for the file system's own message. */
export type ReadConfig =
  | { readonly ok: true; readonly config: DesiredConfig }
  | {
      readonly ok: false;
      readonly problem: 'tooLong' | 'notJson' | 'notObject' | 'wrongMember';
      readonly member?: string;
    };

/** Reads settings as the API names them. Values are checked where they are reviewed; members that it does not have are not dropped silently. */
export function readConfigJson(text: string): ReadConfig {
  if (text.length > MAX_TEXT) return { ok: false, problem: 'tooLong' };
  const value = parsed(text);
  if (value === undefined) return { ok: false, problem: 'notJson' };
  if (!isRecord(value)) return { ok: false, problem: 'notObject' };
  const member = wrongMember(value);
  return member === undefined
    ? { ok: true, config: configIn(value) }
    : { ok: false, problem: 'wrongMember', member };
}

const MEMBERS = ['MaximumRetryAttempts', 'MaximumEventAgeInSeconds', 'DestinationConfig'];

const wrongMember = (value: Readonly<Record<string, unknown>>): string | undefined =>
  Object.keys(value).find((name) => !MEMBERS.includes(name)) ??
  wrongNumber('MaximumRetryAttempts', value['MaximumRetryAttempts']) ??
  wrongNumber('MaximumEventAgeInSeconds', value['MaximumEventAgeInSeconds']) ??
  wrongTargets(value['DestinationConfig']);

function configIn(value: Readonly<Record<string, unknown>>): DesiredConfig {
  const { MaximumRetryAttempts: retries, MaximumEventAgeInSeconds: age, DestinationConfig: targets } = value;
  return desiredOf({
    ...(typeof retries === 'number' && { maximumRetryAttempts: retries }),
    ...(typeof age === 'number' && { maximumEventAgeInSeconds: age }),
    ...targetOf('onSuccess', targets, 'OnSuccess'),
    ...targetOf('onFailure', targets, 'OnFailure'),
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const wrongNumber = (member: string, value: unknown): string | undefined =>
  value === undefined || typeof value === 'number' ? undefined : member;

function wrongTargets(targets: unknown): string | undefined {
  if (targets === undefined) return undefined;
  if (!isRecord(targets)) return 'DestinationConfig';
  const { OnSuccess, OnFailure, ...rest } = targets;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return `DestinationConfig.${unknown}`;
  if (!isTarget(OnSuccess)) return 'DestinationConfig.OnSuccess';
  return isTarget(OnFailure) ? undefined : 'DestinationConfig.OnFailure';
}

/** `{}` is how the service answers that nothing is set. */
function isTarget(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isRecord(value)) return false;
  const { Destination, ...rest } = value;
  return Object.keys(rest).length === 0 && (Destination === undefined || typeof Destination === 'string');
}

function targetOf(setting: 'onSuccess' | 'onFailure', targets: unknown, member: string): DesiredConfig {
  const half = isRecord(targets) ? targets[member] : undefined;
  const arn = isRecord(half) ? half['Destination'] : undefined;
  return typeof arn === 'string' && arn !== '' ? { [setting]: arn } : {};
}
