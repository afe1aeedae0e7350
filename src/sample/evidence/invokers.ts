import { randomUUID } from 'node:crypto';
import { type Answer, notFound } from '../lambda/errors.ts';
import { type Input, textAt } from '../lambda/input.ts';
import { pageOf } from '../lambda/pages.ts';
import { functionArnOn, hasQualifier, type Shelf } from '../lambda/store.ts';
import { locate, parseName } from '../lambda/target.ts';

/** GetPolicy: the resource policy of a function or of one of its qualifiers; 404 where there is none. */
export function getPolicy(shelf: Shelf, input: Input): Answer {
  const { name, qualifier } = locate(input, shelf);
  const record = shelf.functions.get(name);
  const arn = functionArnOn(shelf, name, qualifier);
  if (!record || (qualifier !== undefined && !hasQualifier(record, qualifier)))
    throw notFound(`Function not found: ${arn}`);
  const permissions = shelf.surroundings.permissions.get(keyOf(name, qualifier));
  if (!permissions) throw notFound('The resource you requested does not exist.');
  const Statement = permissions.map(({ sid, service, source }) => ({
    Sid: sid,
    Effect: 'Allow',
    Principal: { Service: service },
    Action: 'lambda:InvokeFunction',
    Resource: arn,
    ...(source !== undefined && { Condition: { ArnLike: { 'AWS:SourceArn': source } } }),
  }));
  const policy = { Version: '2012-10-17', Id: 'default', Statement };
  return { status: 200, body: { Policy: JSON.stringify(policy), RevisionId: randomUUID() } };
}

/** ListEventSourceMappings of a function or of one of its qualifiers. */
export function listEventSourceMappings(shelf: Shelf, input: Input): Answer {
  const { name, qualifier } = parseName(textAt(input, 'FunctionName') ?? '');
  const all = shelf.surroundings.mappings.get(keyOf(name, qualifier)) ?? [];
  const page = pageOf(all, ({ id }) => id, input);
  const EventSourceMappings = page.items.map(({ id, source, state }) => ({
    UUID: id,
    BatchSize: 10,
    EventSourceArn: source,
    FunctionArn: functionArnOn(shelf, name, qualifier),
    State: state,
    StateTransitionReason: 'USER_INITIATED',
  }));
  return { status: 200, body: { EventSourceMappings, ...page.next } };
}

const keyOf = (name: string, qualifier: string | undefined): string =>
  qualifier === undefined || qualifier === '$LATEST' ? name : `${name}:${qualifier}`;
