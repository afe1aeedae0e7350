import { LATEST, parseFunctionArn, parseFunctionRef } from '../arn/functionArn.ts';
import type { TrailEvent } from '../session/evidenceApi.ts';
import { parseJson } from '../text/parseJson.ts';
import { isRecord } from '../typeGuards.ts';

/** Settings as an event of CloudTrail has them; what it does not tell is absent. */
export interface ToldSettings {
  readonly retries?: number;
  /** Seconds. */
  readonly age?: number;
  readonly onSuccess?: string;
  readonly onFailure?: string;
}

/** A change of a function's settings that CloudTrail recorded. */
export interface SettingsChange {
  readonly id: string;
  readonly at: Date;
  readonly operation: 'put' | 'update' | 'delete';
  /** ARN of the user or the role's session, or the service. Foreign text; absent: the event does not tell. */
  readonly who?: string;
  /** Absent: the event does not tell. */
  readonly qualifier?: string;
  /** The settings that the request was answered with, else those that it sent. Absent after a deletion. */
  readonly after?: ToldSettings;
  /** An update without an answer: what it did not send is not known, and stays as it was. */
  readonly partly?: true;
  /** The settings after the last recorded change before this one. Absent: not recorded. */
  readonly before?: ToldSettings | 'none';
  /** The error that AWS answered: nothing was changed. */
  readonly refused?: string;
}

/** Events of these names; they may have a suffix, as other events of Lambda do (domain.md §15). */
export const NAMES = [
  'PutFunctionEventInvokeConfig',
  'UpdateFunctionEventInvokeConfig',
  'DeleteFunctionEventInvokeConfig',
] as const;

const OPERATIONS: ReadonlyMap<string, SettingsChange['operation']> = new Map([
  [NAMES[0], 'put'],
  [NAMES[1], 'update'],
  [NAMES[2], 'delete'],
]);

/** Longest record that is read; CloudTrail's own limit is 256 kB. */
const MAX_RECORD = 262_144;

export function changeOf(event: TrailEvent, name: string): readonly SettingsChange[] {
  const known = NAMES.find((prefix) => event.name.startsWith(prefix));
  const operation = known && OPERATIONS.get(known);
  const record = operation && event.record.length <= MAX_RECORD ? parseJson(event.record) : undefined;
  if (!operation || !isRecord(record)) return [];
  const request = recordIn(record, 'requestParameters');
  const response = recordIn(record, 'responseElements');
  const named = functionOf(request, response);
  if (named?.name !== name) return [];
  const refused = textIn(record, 'errorCode');
  const isPartly = operation === 'update' && Object.keys(response).length === 0;
  const who = whoOf(recordIn(record, 'userIdentity')) ?? event.user;
  return [
    {
      id: event.id,
      at: event.at,
      operation,
      ...(who !== undefined && { who }),
      ...(named.qualifier !== undefined && { qualifier: named.qualifier }),
      ...(operation !== 'delete' && { after: { ...settingsOf(request), ...settingsOf(response) } }),
      ...(isPartly && { partly: true }),
      ...(refused !== undefined && { refused }),
    },
  ];
}

/** By the answer's ARN, which has the qualifier; else as the request names it. */
function functionOf(request: Fields, response: Fields) {
  const answered = parseFunctionArn(textIn(response, 'functionArn') ?? '');
  if (answered) return answered;
  const parsed = parseFunctionRef(textIn(request, 'functionName') ?? '');
  if (!parsed.ok) return undefined;
  const { name, qualifier = textIn(request, 'qualifier') } = parsed.ref;
  // A request without a qualifier is about `$LATEST` (domain.md §4).
  return { name, qualifier: qualifier ?? LATEST };
}

type Fields = Readonly<Record<string, unknown>>;

function settingsOf(fields: Fields): ToldSettings {
  const { maximumRetryAttempts: retries, maximumEventAgeInSeconds: age } = fields;
  const destinations = recordIn(fields, 'destinationConfig');
  const onSuccess = textIn(recordIn(destinations, 'onSuccess'), 'destination');
  const onFailure = textIn(recordIn(destinations, 'onFailure'), 'destination');
  return {
    ...(typeof retries === 'number' && { retries }),
    ...(typeof age === 'number' && { age }),
    ...(onSuccess !== undefined && { onSuccess }),
    ...(onFailure !== undefined && { onFailure }),
  };
}

/** A role's session has an ARN, a service its name. */
const whoOf = (identity: Fields): string | undefined =>
  textIn(identity, 'arn') ?? textIn(identity, 'invokedBy') ?? textIn(identity, 'userName');

function recordIn(fields: Fields, name: string): Fields {
  const value = fields[name];
  return isRecord(value) ? value : {};
}

/** Longest text that is taken over. */
const MAX_TEXT = 1_024;

function textIn(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value !== '' && value.length <= MAX_TEXT ? value : undefined;
}
