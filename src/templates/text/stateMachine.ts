import { parseFunctionRef } from '../../domain/arn/functionArn.ts';
import { MAX_QUOTE, MAX_RESOURCES } from '../limits.ts';
import type { Reference, Referent } from '../../domain/declared/template.ts';
import type { Source } from '../reader.ts';
import { at, entriesOf, entryOf, type Scalar, scalarAt, type TreeNode } from '../tree/node.ts';
import { nodesOf } from '../tree/nodes.ts';
import { placeWithin } from '../tree/within.ts';

/** True if a tree is a state machine: by the two keys that each must have. */
export const isStateMachine = (root: TreeNode | undefined): boolean =>
  at(root, 'States')?.kind === 'map' && scalarAt(root, 'StartAt') !== undefined;

/** Tasks of a state machine that invoke a function, in every branch and map of it. */
export function stateReferences(source: Source, root: TreeNode): readonly Reference[] {
  const found: Reference[] = [];
  for (const node of nodesOf(root)) {
    if (found.length >= MAX_RESOURCES) break;
    if (entryOf(node, 'Resource')) found.push(...taskReferences(source, node));
  }
  return found;
}

const INVOKE = /:states:::(?:aws-sdk:)?lambda:invoke/;

function taskReferences(source: Source, task: TreeNode): readonly Reference[] {
  const resource = scalarAt(task, 'Resource');
  if (!resource) return [];
  const isSubstituted = SUBSTITUTION.test(resource.text);
  if (isSubstituted && isOther(task, resource.text)) return [];
  if (isSubstituted && !hasFunctionName(task)) return substitutions(source, resource);
  if (!isSubstituted && !INVOKE.test(resource.text)) return [];
  const names = ['Parameters', 'Arguments'].flatMap((key) => scalarAt(task, key, 'FunctionName') ?? []);
  const paths = scalarAt(task, 'Parameters', 'FunctionName.$');
  return [
    ...names.flatMap((name) => nameOf(source, name)),
    ...(paths
      ? [
          reference(source, paths, {
            kind: 'unknown',
            why: 'expression',
            text: paths.text.slice(0, MAX_QUOTE),
          }),
        ]
      : []),
  ];
}

const hasFunctionName = (task: TreeNode): boolean =>
  ['FunctionName', 'FunctionName.$'].some((key) => at(task, 'Parameters', key) ?? at(task, 'Arguments', key));

/** Parameters of other services' actions, which SAM's examples substitute as well. */
const OTHER_KEYS =
  /^(?:TableName|TransactItems|RequestItems|TopicArn|QueueUrl|StateMachineArn|Entries|JobName|JobDefinition|Cluster|TaskDefinition|Bucket|ModelId|CrawlerName|ApiEndpoint)(?:\.\$)?$/;

/** True if a task with a substituted resource is one of another service, or waits for an activity. */
function isOther(task: TreeNode, resource: string): boolean {
  if (/activity/i.test(resource)) return true;
  // Input of a function may have such keys as well.
  if (/function|lambda/i.test(resource)) return false;
  return ['Parameters', 'Arguments'].some((key) =>
    entriesOf(at(task, key)).some((entry) => OTHER_KEYS.test(entry.key.text)),
  );
}

const SUBSTITUTION = /^\$\{([\w.:-]{1,255})\}(?::(?:\$LATEST|[\w-]{1,128}|\$\{[\w.:-]{1,255}\}))?$/;

/** `${Orders}`: what the template fills in on deployment. */
function substitutions(source: Source, scalar: Scalar): readonly Reference[] {
  const name = SUBSTITUTION.exec(scalar.text)?.[1];
  return name === undefined
    ? []
    : [reference(source, scalar, { kind: 'unknown', why: 'import', text: name })];
}

function nameOf(source: Source, scalar: Scalar): readonly Reference[] {
  const { text } = scalar;
  const substituted = substitutions(source, scalar);
  // ARNs are read wherever they stand.
  if (substituted.length > 0 || text === '' || text.startsWith('arn:')) return substituted;
  return [reference(source, scalar, referentOf(text))];
}

function referentOf(text: string): Referent {
  const quote = text.slice(0, MAX_QUOTE);
  if (text.includes('${')) return { kind: 'unknown', why: 'import', text: quote };
  if (text.startsWith('{%') || text.startsWith('$'))
    return { kind: 'unknown', why: 'expression', text: quote };
  return parseFunctionRef(text).ok
    ? { kind: 'named', ref: text }
    : { kind: 'unknown', why: 'placeholder', text: quote };
}

function reference(source: Source, scalar: Scalar, to: Referent): Reference {
  return { form: 'stepFunction', to, at: placeWithin(source.text, scalar, 0, scalar.text.length) };
}
