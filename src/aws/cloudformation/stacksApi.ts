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
import { fieldsOf, listOf, optionalText, requiredText } from '../transport/fields.ts';
import { CAPS } from '../transport/limits.ts';
import { type Marker, type Page, pages } from '../transport/pages.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';

export const cloudFormationClient = (config: CloudFormationClientConfig): CloudFormationClient =>
  new CloudFormationClient(config);

/** CloudFormation of one Region, read through `perform`. */
export function stacksApi(
  perform: PerformWith<CloudFormationClient>,
  warn: (message: string) => void,
): StacksApi {
  const stacks = (signal: AbortSignal) => (marker: Marker) =>
    perform(
      'DescribeStacks',
      signal,
      (client, options) => client.send(new DescribeStacksCommand(tokenOf(marker)), options),
      pageOf('Stacks', (fields) => requiredText(fields, 'StackName')),
    );
  const resources = (StackName: string, signal: AbortSignal) => (marker: Marker) =>
    perform(
      'ListStackResources',
      signal,
      (client, options) =>
        client.send(new ListStackResourcesCommand({ StackName, ...tokenOf(marker) }), options),
      pageOf('StackResourceSummaries', (fields) => resourceOf(fields, StackName)),
    );
  return {
    listStacks: (signal) => pages({ read: stacks(signal), idOf: (name) => name, most: CAPS.functions, warn }),
    resourcesOf: (stack, signal) =>
      orNotFound(
        pages({
          read: resources(stack, signal),
          idOf: ({ logicalId }) => logicalId,
          most: CAPS.perFunction,
          warn,
        }),
      ),
    resourcesWith: async (PhysicalResourceId, signal) => {
      const asked = perform(
        'DescribeStackResources',
        signal,
        (client, options) => client.send(new DescribeStackResourcesCommand({ PhysicalResourceId }), options),
        (answer) =>
          listOf(answer, 'StackResources', (fields) => resourceOf(fields, requiredText(fields, 'StackName')))
            .entries,
      );
      return await asked.catch((error: unknown) => {
        if (saysAbsent(error)) return undefined;
        throw error;
      });
    },
    processedTemplate: async (StackName, signal) => {
      const asked = perform(
        'GetTemplate',
        signal,
        (client, options) =>
          client.send(new GetTemplateCommand({ StackName, TemplateStage: 'Processed' }), options),
        bodyOf,
      );
      return await asked.catch(notFound);
    },
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
    next: optionalText(fieldsOf(answer), 'NextToken'),
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
