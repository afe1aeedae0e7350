import { isAccountId, parseFunctionArn } from '../arn/functionArn.ts';

/** Kinds of resources that Lambda sends events to. `unknown`: an ARN of a kind that we have no facts about. */
export type DestinationKind = 'queue' | 'topic' | 'function' | 'eventBus' | 'bucket' | 'unknown';

/** A destination or dead-letter queue, read from its ARN. */
export interface Destination {
  readonly arn: string;
  readonly kind: DestinationKind;
  /** Short name: the queue's, topic's, function's (with qualifier), event bus's or bucket's; else the ARN. */
  readonly name: string;
  /** FIFO queues and topics are not supported as destinations: records are lost silently (domain.md §6). */
  readonly fifo: boolean;
  readonly partition?: string;
  readonly region?: string;
  readonly accountId?: string;
}

/** Which of a function's targets. */
export type TargetRole = 'onSuccess' | 'onFailure' | 'deadLetter';

export const TARGET_ROLES = ['onSuccess', 'onFailure', 'deadLetter'] as const satisfies readonly TargetRole[];

/** Required permission of the function's execution role, per kind. Source: developer guide (domain.md §6). */
export const REQUIRED_ACTIONS: Readonly<Record<DestinationKind, readonly string[]>> = {
  queue: ['sqs:SendMessage'],
  topic: ['sns:Publish'],
  function: ['lambda:InvokeFunction'],
  eventBus: ['events:PutEvents'],
  bucket: ['s3:PutObject', 's3:ListBucket'],
  unknown: [],
};

const KIND_BY_SERVICE: ReadonlyMap<string, DestinationKind> = new Map([
  ['sqs', 'queue'],
  ['sns', 'topic'],
  ['lambda', 'function'],
  ['events', 'eventBus'],
  ['s3', 'bucket'],
]);

/** Reads an ARN as a destination. Never fails: what is not understood has the kind `unknown`. */
export function parseDestination(arn: string): Destination {
  const [scheme, partition = '', service = '', region = '', accountId = '', ...rest] = arn.split(':');
  const kind = scheme === 'arn' ? KIND_BY_SERVICE.get(service) : undefined;
  const name = kind && shortName(kind, arn, rest.join(':'));
  if (!kind || !name) return { arn, kind: 'unknown', name: arn, fifo: false };
  return {
    arn,
    kind,
    name,
    fifo: (kind === 'queue' || kind === 'topic') && name.endsWith('.fifo'),
    partition,
    ...(region !== '' && { region }),
    ...(isAccountId(accountId) && { accountId }),
  };
}

/** The readable part of a resource, or undefined where the resource is not of the kind after all. */
function shortName(kind: DestinationKind, arn: string, resource: string): string | undefined {
  switch (kind) {
    case 'function': {
      const parsed = parseFunctionArn(arn);
      return parsed && (parsed.qualifier === undefined ? parsed.name : `${parsed.name}:${parsed.qualifier}`);
    }
    case 'eventBus':
      return resource.startsWith('event-bus/') ? resource.slice('event-bus/'.length) : undefined;
    case 'queue':
    case 'topic':
    case 'bucket':
      return resource;
    case 'unknown':
      return undefined;
    default:
      return kind satisfies never;
  }
}
