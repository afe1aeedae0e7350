import {
  CloudFormationClient,
  type CloudFormationClientConfig,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { ExpectedError, isExpectedError } from '../../domain/errors.ts';
import type { StackResource, StacksApi } from '../../domain/session/stacksApi.ts';
import { notUnderstood } from '../failures/errors.ts';
import { fieldsOf, listOf, nextToken, optionalText, requiredText } from '../transport/fields.ts';
import { CAPS } from '../transport/limits.ts';
import { type Marker, type Page, pages } from '../transport/pages.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';

export const cloudFormationClient = (config: CloudFormationClientConfig): CloudFormationClient =>
  new CloudFormationClient(config);

type Ask = PerformWith<CloudFormationClient>;

const stackPages = (perform: Ask, signal: AbortSignal) => (marker: Marker) =>
  perform(
    'DescribeStacks',
    signal,
    (client, options) => client.send(new DescribeStacksCommand(tokenOf(marker)), options),
    pageOf('Stacks', (fields) => requiredText(fields, 'StackName')),
  );

const resourcePages = (perform: Ask, StackName: string, signal: AbortSignal) => (marker: Marker) =>
  perform(
    'ListStackResources',
    signal,
    (client, options) =>
      client.send(new ListStackResourcesCommand({ StackName, ...tokenOf(marker) }), options),
    pageOf('StackResourceSummaries', (fields) => resourceOf(fields, StackName)),
  );

const resourcesOfId = (perform: Ask, PhysicalResourceId: string, signal: AbortSignal) =>
  perform(
    'DescribeStackResources',
    signal,
    (client, options) => client.send(new DescribeStackResourcesCommand({ PhysicalResourceId }), options),
    (answer) =>
      listOf(answer, 'StackResources', (fields) => resourceOf(fields, requiredText(fields, 'StackName')))
        .entries,
  );

const template = (perform: Ask, StackName: string, signal: AbortSignal) =>
  perform(
    'GetTemplate',
    signal,
    (client, options) =>
      client.send(new GetTemplateCommand({ StackName, TemplateStage: 'Processed' }), options),
    bodyOf,
  );

/** CloudFormation of one Region, read through `perform`. */
export function stacksApi(perform: Ask, warn: (message: string) => void): StacksApi {
  return {
    listStacks: (signal) =>
      pages({ read: stackPages(perform, signal), idOf: (name) => name, most: CAPS.functions, warn }),
    resourcesOf: (stack, signal) => {
      const read = resourcePages(perform, stack, signal);
      return orNotFound(pages({ read, idOf: ({ logicalId }) => logicalId, most: CAPS.perFunction, warn }));
    },
    resourcesWith: async (id, signal) =>
      await resourcesOfId(perform, id, signal).catch((error: unknown) => {
        if (saysAbsent(error)) return undefined;
        throw error;
      }),
    processedTemplate: async (stack, signal) => await template(perform, stack, signal).catch(notFound),
  };
}

/** As it is: a text that is cut would be another template. The transport caps its size. */
function bodyOf(answer: object): string {
  const { TemplateBody: body } = fieldsOf(answer);
  if (typeof body === 'string') return body;
  throw notUnderstood('TemplateBody is no text.');
}

const tokenOf = ({ Marker: NextToken }: Marker) => (NextToken === undefined ? {} : { NextToken });

const pageOf =
  <T>(member: string, read: Parameters<typeof listOf<T>>[2]) =>
  (answer: object): Page<T> => ({
    ...listOf(answer, member, read),
    next: nextToken(fieldsOf(answer), 'NextToken'),
  });

function resourceOf(fields: Parameters<typeof requiredText>[0], stack: string): StackResource {
  const physicalId = optionalText(fields, 'PhysicalResourceId');
  return {
    stack,
    logicalId: requiredText(fields, 'LogicalResourceId'),
    type: requiredText(fields, 'ResourceType'),
    ...(physicalId !== undefined && { physicalId }),
  };
}

/** CloudFormation says it as a ValidationError: `Stack with id x does not exist`, `Stack for x does not exist` (recorded). */
const saysAbsent = (error: unknown): boolean =>
  isExpectedError(error) &&
  error.kind === 'invalidRequest' &&
  /does not exist/.test(error.facts.detail ?? error.message);

function notFound(error: unknown): never {
  if (isExpectedError(error) && saysAbsent(error))
    throw new ExpectedError('notFound', error.message, error.facts);
  throw error;
}

async function* orNotFound<T>(listing: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  try {
    yield* listing;
  } catch (error) {
    notFound(error);
  }
}
