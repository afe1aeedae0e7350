import { randomUUID } from 'node:crypto';
import { isRecord } from '../../domain/typeGuards.ts';
import { type Answer, ServiceError } from '../lambda/errors.ts';
import type { Input } from '../lambda/input.ts';
import type { Shelf } from '../lambda/store.ts';
import { type Caller, userArn } from '../sts/callers.ts';
import type { JsonService } from './jsonService.ts';
import type { TrailRecord } from './surroundings.ts';

/** How far back the event history goes (domain.md §15). */
const KEPT_MS = 90 * 24 * 3_600_000;
const PAGE = 50;

/** CloudTrail, as far as its event history of Lambda goes. */
export const CLOUDTRAIL: JsonService = {
  actions: 'cloudtrail',
  version: '1.1',
  operations: {
    LookupEvents: (shelf, input) => {
      const [attribute] = Array.isArray(input['LookupAttributes'])
        ? input['LookupAttributes'].filter(isRecord)
        : [];
      const since = Date.now() - KEPT_MS;
      const found = shelf.surroundings.trail
        .filter((record) => record.at >= since && isAsked(record, attribute))
        .toSorted((a, b) => b.at - a.at);
      const from = Number(input['NextToken'] ?? 0) || 0;
      const next = from + PAGE < found.length ? { NextToken: String(from + PAGE) } : {};
      return { Events: found.slice(from, from + PAGE).map((record) => eventOf(shelf, record)), ...next };
    },
  },
};

/** Lambda's events name no resources. */
const isAsked = ({ name }: TrailRecord, attribute: Input | undefined): boolean =>
  attribute === undefined ||
  (attribute['AttributeKey'] === 'EventName' && attribute['AttributeValue'] === name);

function eventOf(shelf: Shelf, record: TrailRecord): object {
  const { id, name, at, userArn: arn, request, response, errorCode } = record;
  return {
    EventId: id,
    EventName: name,
    EventTime: Math.floor(at / 1_000),
    EventSource: 'lambda.amazonaws.com',
    ReadOnly: 'false',
    Username: arn.split('/').at(-1) ?? '',
    Resources: [],
    CloudTrailEvent: JSON.stringify({
      eventVersion: '1.11',
      userIdentity: { type: 'AssumedRole', arn, accountId: shelf.accountId },
      eventTime: new Date(at).toISOString(),
      eventSource: 'lambda.amazonaws.com',
      eventName: name,
      awsRegion: shelf.region,
      ...(errorCode !== undefined && { errorCode }),
      requestParameters: request,
      responseElements: response,
      eventID: id,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: shelf.accountId,
    }),
  };
}

const RECORDED = /^(Put|Update|Delete)FunctionEventInvokeConfig$/;

/** Runs an operation and, where it changes a function's settings, records it as CloudTrail does. */
export function recorded(
  caller: Caller,
  shelf: Shelf,
  name: string,
  input: Input,
  run: () => Answer,
): Answer {
  if (!RECORDED.test(name)) return run();
  const about = { id: randomUUID(), name, at: Date.now(), userArn: userArn(caller), request: lowered(input) };
  try {
    const answer = run();
    const response = isRecord(answer.body) ? lowered(answer.body) : null;
    shelf.surroundings.trail.push({ ...about, response });
    return answer;
  } catch (error) {
    if (error instanceof ServiceError)
      shelf.surroundings.trail.push({ ...about, response: null, errorCode: error.code });
    throw error;
  }
}

/** CloudTrail writes members with a small first letter. */
function lowered(value: Input): Readonly<Record<string, unknown>> {
  const entries = Object.entries(value).map(([name, member]) => [
    `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`,
    isRecord(member) ? lowered(member) : member,
  ]);
  return Object.fromEntries(entries);
}
