import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
  type ResourceGroupsTaggingAPIClientConfig,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { parseFunctionArn } from '../../domain/arn/functionArn.ts';
import type { TaggedFunction, TaggingApi } from '../../domain/session/taggingApi.ts';
import { fieldsOf, listOf, nextToken, optionalText, requiredText } from '../transport/fields.ts';
import { CAPS } from '../transport/limits.ts';
import { type Marker, type Page, pages } from '../transport/pages.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';

export const taggingClient = (config: ResourceGroupsTaggingAPIClientConfig): ResourceGroupsTaggingAPIClient =>
  new ResourceGroupsTaggingAPIClient(config);

/** The most that a page can hold (templates.md §3). */
const ResourcesPerPage = 100;
/** `lambda` alone would also list event source mappings (templates.md §3). */
const FUNCTIONS = ['lambda:function'];
/** Kinds of destinations, as the service names resource types. */
const TARGETS = ['sqs', 'sns', 'events:event-bus', 's3'];

/** The tagging service of one Region, read through `perform`. */
export function taggingApi(
  perform: PerformWith<ResourceGroupsTaggingAPIClient>,
  warn: (message: string) => void,
): TaggingApi {
  const most = CAPS.functions;
  return {
    taggedFunctions: (signal) =>
      pages({ read: resources(perform, FUNCTIONS, readPage, signal), idOf: ({ arn }) => arn, most, warn }),
    taggedTargets: (signal) =>
      pages({ read: resources(perform, TARGETS, readTargets, signal), idOf: (arn) => arn, most, warn }),
  };
}

const resources =
  <T>(
    perform: PerformWith<ResourceGroupsTaggingAPIClient>,
    ResourceTypeFilters: string[],
    read: (answer: object) => Page<T>,
    signal: AbortSignal,
  ) =>
  ({ Marker: PaginationToken }: Marker): Promise<Page<T>> => {
    const page = { ...(PaginationToken !== undefined && { PaginationToken }) };
    const command = new GetResourcesCommand({ ResourceTypeFilters, ResourcesPerPage, ...page });
    return perform('GetResources', signal, (client, options) => client.send(command, options), read);
  };

function readPage(answer: object): Page<TaggedFunction> {
  const { entries, leftOut } = listOf(answer, 'ResourceTagMappingList', readTagged);
  const token = nextToken(fieldsOf(answer), 'PaginationToken');
  return {
    entries: entries.filter(({ arn }) => parseFunctionArn(arn) !== undefined),
    leftOut,
    next: token,
  };
}

function readTargets(answer: object): Page<string> {
  const { entries, leftOut } = listOf(answer, 'ResourceTagMappingList', readTagged);
  const token = nextToken(fieldsOf(answer), 'PaginationToken');
  return { entries: entries.map(({ arn }) => arn), leftOut, next: token };
}

function readTagged(fields: Parameters<typeof requiredText>[0]): TaggedFunction {
  const tags = listOf(
    fields,
    'Tags',
    (tag) => [requiredText(tag, 'Key'), optionalText(tag, 'Value') ?? ''] as const,
  );
  return { arn: requiredText(fields, 'ResourceARN'), tags: new Map(tags.entries) };
}
