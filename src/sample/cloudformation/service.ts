import type { Answer } from '../lambda/errors.ts';
import type { Shelf } from '../lambda/store.ts';
import { type Caller, userArn } from '../sts/callers.ts';
import { queryAnswer, queryRefusal } from '../http/queryProtocol.ts';
import { element, textElement } from '../http/xml.ts';
import type { StackRecord } from './stacks.ts';
import { resourceElements, stackElements, stackId, stackNames } from './stackElements.ts';

const NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';
/** ListStackResources answers at most 100 a page; DescribeStackResources 100 at all (templates.md §3). */
const PAGE = 100;

type Action = (shelf: Shelf, form: URLSearchParams) => readonly string[];

const ACTIONS = new Map<string, Action>([
  ['DescribeStacks', describeStacks],
  ['DescribeStackResources', describeStackResources],
  ['ListStackResources', listStackResources],
  ['GetTemplate', getTemplate],
]);

export const CLOUDFORMATION_ACTIONS: readonly string[] = [...ACTIONS.keys()];

/** Name of a request to CloudFormation in the log and in fault plans. */
export function cloudFormationOperation(form: URLSearchParams): string {
  const action = form.get('Action') ?? '';
  return ACTIONS.has(action) ? `cloudformation:${action}` : 'cloudformation';
}

/** Answers as CloudFormation does, in the query protocol. Throws what it refuses. */
export function answerCloudFormation(caller: Caller, shelf: Shelf, form: URLSearchParams): Answer {
  const name = form.get('Action') ?? '';
  const action = ACTIONS.get(name);
  if (caller.refusal) {
    throw refusal(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.');
  }
  if (!action) throw refusal(400, 'InvalidAction', `Could not find operation ${name} for version 2010-05-15`);
  if (caller.denied?.(name)) {
    const who = `User: ${userArn(caller)} is not authorized to perform: cloudformation:${name}`;
    throw refusal(
      403,
      'AccessDenied',
      `${who} because no identity-based policy allows the cloudformation:${name} action`,
    );
  }
  return queryAnswer(NAMESPACE, name, ...action(shelf, form));
}

const refusal = (status: number, code: string, message: string) =>
  queryRefusal(NAMESPACE, status, code, message);

/** Message of the service for a wrong name (recorded). */
const invalid = (message: string) => refusal(400, 'ValidationError', message);

function describeStacks(shelf: Shelf, form: URLSearchParams): readonly string[] {
  const name = form.get('StackName');
  const asked = name === null ? [...shelf.stacks.values()] : [stackNamed(shelf, name)];
  const stacks = asked.map((stack) => element('member', ...stackElements(shelf, stack)));
  return [element('Stacks', ...stacks)];
}

function describeStackResources(shelf: Shelf, form: URLSearchParams): readonly string[] {
  const name = form.get('StackName');
  const physicalId = form.get('PhysicalResourceId');
  if (name !== null && physicalId !== null) {
    throw invalid('Only one of StackName or PhysicalResourceId can be specified.');
  }
  const stack =
    physicalId === null
      ? stackNamed(shelf, name ?? '')
      : [...shelf.stacks.values()].find(({ resources }) =>
          resources.some((one) => one.physicalId === physicalId),
        );
  if (!stack) throw invalid(`Stack for ${physicalId ?? ''} does not exist`);
  const members = stack.resources
    .slice(0, PAGE)
    .map((resource) =>
      element('member', ...stackNames(shelf, stack), ...resourceElements(resource, 'Timestamp', stack)),
    );
  return [element('StackResources', ...members)];
}

function listStackResources(shelf: Shelf, form: URLSearchParams): readonly string[] {
  const stack = stackNamed(shelf, form.get('StackName') ?? '');
  const from = Number(form.get('NextToken') ?? '0') || 0;
  const page = stack.resources.slice(from, from + PAGE);
  const next = from + PAGE < stack.resources.length ? [textElement('NextToken', String(from + PAGE))] : [];
  const members = page.map((resource) =>
    element('member', ...resourceElements(resource, 'LastUpdatedTimestamp', stack)),
  );
  return [element('StackResourceSummaries', ...members), ...next];
}

function getTemplate(shelf: Shelf, form: URLSearchParams): readonly string[] {
  const name = form.get('StackName');
  if (name === null) throw invalid('StackName is required if ChangeSetName is not specified.');
  const { template } = stackNamed(shelf, name);
  return [
    textElement('TemplateBody', JSON.stringify(template)),
    element('StagesAvailable', textElement('member', 'Original'), textElement('member', 'Processed')),
  ];
}

/** By its name, or by its id. */
function stackNamed(shelf: Shelf, name: string): StackRecord {
  const stack = [...shelf.stacks.values()].find((one) => one.name === name || stackId(shelf, one) === name);
  if (!stack) throw invalid(`Stack with id ${name} does not exist`);
  return stack;
}
