import type { Remark, RemarkFix } from '../../domain/declared/remark.ts';
import type { DeclaredConfig, DeclaredFunction, DeclaredResource } from '../../domain/declared/template.ts';
import { insertBefore, moveBefore, referToArn, replaceText, replaceValue } from '../tree/edits.ts';
import { at, type Entry, entriesOf, entryOf, scalarAt, spanOf } from '../tree/node.ts';
import { permissionRemarks } from './permissions.ts';
import type { RuleContext } from './ruleContext.ts';
import { samSetting } from './sam.ts';
import type { Stack, StackEntry } from './stack.ts';
import type { Values } from './values.ts';

const HALVES = ['OnSuccess', 'OnFailure'] as const;

/** The rules of templates.md §7 that need the syntax of CloudFormation or SAM. */
export function remarksOf(
  stack: Stack,
  values: Values,
  resources: readonly DeclaredResource[],
): readonly Remark[] {
  const context = { stack, values, byAddress: new Map(resources.map((one) => [one.address, one])) };
  return [...stack.resources.values()].flatMap((entry) => {
    if (entry.type === 'AWS::Lambda::EventInvokeConfig') return configRemarks(entry, context);
    return entry.type === 'AWS::Serverless::Function' ? samRemarks(entry, context) : [];
  });
}

function configRemarks(entry: StackEntry, context: RuleContext): readonly Remark[] {
  const config = context.byAddress.get(entry.logicalId);
  if (config?.kind !== 'config') return [];
  const halves = at(entry.properties, 'DestinationConfig');
  return [
    ...qualifierMissing(entry, context),
    ...qualifierIsArn(entry, config, context),
    ...HALVES.flatMap((half) => notArn(entryOf(at(halves, half), 'Destination'), entry.logicalId, context)),
    ...permissionRemarks(entry, config, context),
  ];
}

/** Rule 5 */
function qualifierMissing(
  { logicalId, properties, entry }: StackEntry,
  { stack }: RuleContext,
): readonly Remark[] {
  const [first] = entriesOf(properties);
  if (!first || at(properties, 'Qualifier')) return [];
  const fix: RemarkFix = {
    kind: 'add-qualifier',
    subject: '$LATEST',
    edits: [insertBefore(stack.source, first, 'Qualifier', '$LATEST')],
  };
  return [{ kind: 'qualifier-missing', at: entry.key.inner, subject: logicalId, facts: {}, fixes: [fix] }];
}

/** Rule 6: `!Ref` of an alias or a version is its ARN. */
function qualifierIsArn(entry: StackEntry, config: DeclaredConfig, context: RuleContext): readonly Remark[] {
  const { qualifier } = config;
  const node = at(entry.properties, 'Qualifier');
  if (!node || qualifier?.kind !== 'reference' || qualifier.attribute !== undefined) return [];
  const target = context.byAddress.get(qualifier.to);
  if (target?.kind !== 'alias' && target?.kind !== 'version') return [];
  const name = target.name?.kind === 'literal' ? target.name.value : undefined;
  const text = target.kind === 'version' ? `!GetAtt ${target.address}.Version` : name;
  const isTagged = node.kind === 'scalar';
  const fixes: readonly RemarkFix[] =
    text === undefined || !isTagged
      ? []
      : [{ kind: 'use-qualifier', subject: text, edits: [replaceValue(context.stack.source, node, text)] }];
  return [
    {
      kind: 'qualifier-is-arn',
      at: qualifier.at,
      subject: entry.logicalId,
      facts: { name: target.address },
      fixes,
    },
  ];
}

/** Attributes that are the ARN, by kind; `''` is `!Ref`. */
const ARN_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  queue: ['Arn'],
  topic: ['', 'TopicArn'],
  eventBus: ['Arn'],
  bucket: ['Arn'],
  function: ['Arn'],
};

/** Rule 4: `!Ref` of a queue is its URL, of a bus, bucket or function its name. */
function notArn(
  entry: Entry | undefined,
  subject: string,
  { stack, values, byAddress }: RuleContext,
): readonly Remark[] {
  if (!entry?.value) return [];
  const value = values.text(entry.value);
  if (value.kind !== 'reference') return [];
  const target = byAddress.get(value.to);
  const right = target && ARN_ATTRIBUTES[target.kind];
  if (!right || right.includes(value.attribute ?? '')) return [];
  const isRef = value.attribute === undefined;
  const fixes: readonly RemarkFix[] = isRef
    ? [{ kind: 'use-arn', subject: value.to, edits: [referToArn(stack.source, entry.value, value.to)] }]
    : [];
  const facts = { name: value.to, target: target.kind, attribute: value.attribute ?? '' };
  return [{ kind: 'destination-not-arn', at: value.at, subject, facts, fixes }];
}

function samRemarks(entry: StackEntry, context: RuleContext): readonly Remark[] {
  const fn = context.byAddress.get(entry.logicalId);
  if (fn?.kind !== 'function') return [];
  const halves = at(entry.properties, 'EventInvokeConfig', 'DestinationConfig');
  const own = HALVES.flatMap((half) => {
    const whole = entryOf(halves, half);
    return whole ? samDestination(whole, entry.logicalId, context) : [];
  });
  return [...besideProperties(entry, context), ...own, ...roleGiven(entry, fn, context)];
}

/** Rule 7 */
function besideProperties(
  { logicalId, entry, properties }: StackEntry,
  { stack }: RuleContext,
): readonly Remark[] {
  const misplaced = entryOf(entry.value, 'EventInvokeConfig');
  if (!misplaced) return [];
  const [first] = entriesOf(properties);
  const edits =
    first && !at(properties, 'EventInvokeConfig') ? moveBefore(stack.source, misplaced, first) : undefined;
  const fixes: readonly RemarkFix[] = edits ? [{ kind: 'move-under-properties', edits }] : [];
  return [
    { kind: 'config-beside-properties', at: misplaced.key.inner, subject: logicalId, facts: {}, fixes },
  ];
}

const TYPES = ['SQS', 'SNS', 'EventBridge', 'Lambda', 'S3Bucket'];
const CREATED_TYPES = ['SQS', 'SNS'];

/** Rule 8, and rule 4 in SAM's form. */
function samDestination(whole: Entry, subject: string, context: RuleContext): readonly Remark[] {
  const destination = entryOf(whole.value, 'Destination');
  const type = entryOf(whole.value, 'Type');
  const text = scalarAt(whole.value, 'Type')?.text;
  const common = { kind: 'destination-type', subject } as const;
  const remarks: Remark[] = [...notArn(destination, subject, context)];
  if (!type) {
    remarks.push({ ...common, at: whole.key.inner, facts: { problem: 'missing' }, fixes: [] });
  } else if (text !== undefined && type.value?.kind === 'scalar' && !type.value.tag?.startsWith('!')) {
    const isS3 = text === 'S3';
    const fixes: readonly RemarkFix[] = isS3
      ? [{ kind: 'use-type', subject: 'S3Bucket', edits: [replaceText(type.value, 'S3Bucket')] }]
      : [];
    if (!TYPES.includes(text)) {
      remarks.push({ ...common, at: type.value.inner, facts: { problem: 'unknown', type: text }, fixes });
    } else if (!destination && !CREATED_TYPES.includes(text)) {
      remarks.push({
        ...common,
        at: spanOf(type),
        facts: { problem: 'noDestination', type: text },
        fixes: [],
      });
    }
  }
  return remarks;
}

/** Rule 9: SAM adds the permission only to the role that it creates. A role of this template is looked at by rule 11. */
function roleGiven(entry: StackEntry, fn: DeclaredFunction, context: RuleContext): readonly Remark[] {
  const { stack, byAddress } = context;
  const config = byAddress.get(`${entry.logicalId}EventInvokeConfig`);
  const role = samSetting(entry, stack, 'Role');
  if (!role || config?.kind !== 'config' || (!config.onSuccess && !config.onFailure)) return [];
  const known = fn.role?.kind === 'reference' ? byAddress.get(fn.role.to) : undefined;
  if (known?.kind === 'role') return permissionRemarks(entry, config, context);
  return [
    {
      kind: 'role-without-policy',
      at: config.nameAt,
      subject: entry.logicalId,
      facts: {},
      fixes: [],
    },
  ];
}
