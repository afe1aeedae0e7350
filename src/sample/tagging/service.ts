import { parseBody } from '../http/requests.ts';
import type { WireRequest } from '../http/wireRequest.ts';
import { FUNCTION_TYPE } from '../cloudformation/stacks.ts';
import { stackId } from '../cloudformation/stackElements.ts';
import { accessDenied, type Answer, unknownOperation, validationError } from '../lambda/errors.ts';
import { functionArnOn, type Shelf } from '../lambda/store.ts';
import { type Caller, checkKey, userArn } from '../sts/callers.ts';

const TARGET = 'ResourceGroupsTaggingAPI_20170126.GetResources';
/** The most on one page, and what is answered where nothing is said. */
const PAGE = 100;

export const TAGGING_OPERATION = 'tag:GetResources';

interface Mapping {
  readonly ResourceARN: string;
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
}

/** Answers GetResources as the tagging service does, for functions. Throws what it refuses. */
export function answerTagging(caller: Caller, shelf: Shelf, { headers, body }: WireRequest): Answer {
  checkKey(caller);
  if (headers['x-amz-target'] !== TARGET) throw unknownOperation();
  if (caller.denied?.('GetResources')) {
    const who = `User: ${userArn(caller)} is not authorized to perform: ${TAGGING_OPERATION}`;
    throw accessDenied(`${who} because no identity-based policy allows the ${TAGGING_OPERATION} action`);
  }
  const input = parseBody(body);
  const size = input['ResourcesPerPage'] ?? PAGE;
  if (typeof size !== 'number' || size < 1 || size > PAGE) {
    throw validationError('ResourcesPerPage must be between 1 and 100.');
  }
  const from = Number(input['PaginationToken'] ?? 0) || 0;
  const all = listed(shelf, input['ResourceTypeFilters']);
  const next = from + size < all.length ? String(from + size) : '';
  const page = all.slice(from, from + size);
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    text: JSON.stringify({ PaginationToken: next, ResourceTagMappingList: page }),
  };
}

/** What has tags, by the types that are asked for; none named: all. */
function listed(shelf: Shelf, filters: unknown): readonly Mapping[] {
  const types: readonly unknown[] | undefined = Array.isArray(filters) ? filters : undefined;
  const isAsked = (...names: readonly string[]): boolean =>
    types === undefined || names.some((name) => types.includes(name));
  return [
    ...(isAsked('lambda', 'lambda:function') ? tagged(shelf) : []),
    ...taggedTargets(shelf).filter(({ ResourceARN }) => {
      const service = ResourceARN.split(':')[2] ?? '';
      return isAsked(service, ...(service === 'events' ? ['events:event-bus'] : []));
    }),
  ];
}

/** The queues, topics, buses and buckets of the account that its functions send to. All have a tag. */
function taggedTargets(shelf: Shelf): readonly Mapping[] {
  const arns = [...shelf.functions.values()].flatMap(({ configs, settings }) => [
    ...configs.flatMap(({ onSuccess, onFailure }) => [onSuccess, onFailure]),
    settings.deadLetterArn,
  ]);
  const own = arns.filter((arn) => arn !== undefined && isTargetOf(shelf, arn));
  return [...new Set(own)].map((arn) => ({ ResourceARN: arn ?? '', Tags: [{ Key: 'app', Value: 'shop' }] }));
}

function isTargetOf({ accountId, region }: Shelf, arn: string): boolean {
  const [, , service = '', place = '', account = ''] = arn.split(':');
  if (service === 's3') return true;
  return ['sqs', 'sns', 'events'].includes(service) && place === region && account === accountId;
}

/** The functions that have tags; the listing leaves out the others (templates.md §3). */
function tagged(shelf: Shelf): readonly Mapping[] {
  return [...shelf.functions.values()].flatMap(({ name, tags = {} }) => {
    const all = { ...tags, ...stackTags(shelf, name) };
    const Tags = Object.entries(all).map(([Key, Value]) => ({ Key, Value }));
    return Tags.length === 0 ? [] : [{ ResourceARN: functionArnOn(shelf, name), Tags }];
  });
}

function stackTags(shelf: Shelf, name: string): Readonly<Record<string, string>> {
  for (const stack of shelf.stacks.values()) {
    const resource = stack.resources.find((one) => one.type === FUNCTION_TYPE && one.physicalId === name);
    if (!resource || stack.untagged.includes(name)) continue;
    return {
      'aws:cloudformation:stack-name': stack.name,
      'aws:cloudformation:stack-id': stackId(shelf, stack),
      'aws:cloudformation:logical-id': resource.logicalId,
    };
  }
  return {};
}
