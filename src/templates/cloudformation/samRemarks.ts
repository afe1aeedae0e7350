import type { Span } from '../../domain/declared/declared.ts';
import type { Remark, RemarkFix } from '../../domain/declared/remark.ts';
import type { DeclaredFunction, DeclaredTarget } from '../../domain/declared/resources.ts';
import type { DestinationKind } from '../../domain/destinations/destination.ts';
import { insertBefore, moveBefore, replaceText } from '../tree/edits.ts';
import { intrinsicOf } from '../tree/intrinsics.ts';
import { at, type Entry, entriesOf, entryOf, type MapNode, spanOf } from '../tree/node.ts';
import { notArn } from './arnRemarks.ts';
import { given } from './given.ts';
import { kindOf, permissionRemarks } from './permissions.ts';
import { isOpen } from './policies.ts';
import { HALVES, type RuleContext } from './ruleContext.ts';
import { samProperties } from './sam.ts';
import type { StackEntry } from './stack.ts';

/** The rules of templates.md §7 about SAM's functions. */
export function samRemarks(entry: StackEntry, context: RuleContext): readonly Remark[] {
  const fn = context.byAddress.get(entry.logicalId);
  if (fn?.kind !== 'function') return [];
  const properties = samProperties(entry, context.stack);
  const own = HALVES.flatMap((half) => {
    const whole = given(properties, 'EventInvokeConfig', 'DestinationConfig', half);
    return whole.kind === 'entry' ? samDestination(whole.entry, entry.logicalId, context) : [];
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
  const isFree = first && properties?.kind === 'map' && !at(properties, 'EventInvokeConfig');
  const edits = isFree ? moveBefore(stack.source, misplaced, properties, first) : undefined;
  const fixes: readonly RemarkFix[] = edits ? [{ kind: 'move-under-properties', edits }] : [];
  return [
    { kind: 'config-beside-properties', at: misplaced.key.inner, subject: logicalId, facts: {}, fixes },
  ];
}

const TYPE_OF: ReadonlyMap<DestinationKind, string> = new Map([
  ['queue', 'SQS'],
  ['topic', 'SNS'],
  ['eventBus', 'EventBridge'],
  ['function', 'Lambda'],
  ['bucket', 'S3Bucket'],
]);
const TYPES = new Set(TYPE_OF.values());
const CREATED_TYPES = new Set(['SQS', 'SNS']);

/** Rule 8, and rule 4 in SAM's form. */
function samDestination(whole: Entry, subject: string, context: RuleContext): readonly Remark[] {
  const half = whole.value;
  // An expression may give both.
  if (half?.kind !== 'map' || isOpen(half)) return [];
  const destination = entryOf(half, 'Destination');
  const type = entryOf(half, 'Type');
  const wrong = type
    ? wrongType(type, destination, subject)
    : [typeMissing(whole.key.inner, half, destination, subject, context)];
  return [...notArn(destination, subject, context), ...wrong];
}

function wrongType(type: Entry, destination: Entry | undefined, subject: string): readonly Remark[] {
  const { value } = type;
  if (value?.kind !== 'scalar' || intrinsicOf(value)) return [];
  const common = { kind: 'destination-type', subject } as const;
  if (!TYPES.has(value.text)) {
    const right = value.text === 'S3' ? 'S3Bucket' : undefined;
    const fixes: readonly RemarkFix[] = right
      ? [{ kind: 'use-type', subject: right, edits: [replaceText(value, right)] }]
      : [];
    return [{ ...common, at: value.inner, facts: { problem: 'unknown', type: value.text }, fixes }];
  }
  if (destination || CREATED_TYPES.has(value.text)) return [];
  return [{ ...common, at: spanOf(type), facts: { problem: 'noDestination', type: value.text }, fixes: [] }];
}

function typeMissing(
  place: Span,
  half: MapNode,
  destination: Entry | undefined,
  subject: string,
  { stack, values, byAddress }: RuleContext,
): Remark {
  const arn = destination?.value && values.text(destination.value);
  const kind = arn && kindOf({ arn, at: place }, byAddress);
  const type = kind && TYPE_OF.get(kind);
  const [first] = half.entries;
  const fixes: readonly RemarkFix[] =
    type !== undefined && first
      ? [{ kind: 'use-type', subject: type, edits: [insertBefore(stack.source, half, first, 'Type', type)] }]
      : [];
  return { kind: 'destination-type', at: place, subject, facts: { problem: 'missing' }, fixes };
}

/** Rule 9: SAM adds the permission only to the role that it creates. A role of this template is looked at by rule 11. */
function roleGiven(entry: StackEntry, fn: DeclaredFunction, context: RuleContext): readonly Remark[] {
  const { byAddress } = context;
  const config = byAddress.get(`${entry.logicalId}EventInvokeConfig`);
  const { role } = fn;
  if (config?.kind !== 'config' || !role || role.kind === 'unknown') return [];
  if (![config.onSuccess, config.onFailure].some(isSure)) return [];
  const known = role.kind === 'reference' ? byAddress.get(role.to) : undefined;
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

/** True if there is a target whatever the deployment gives. */
const isSure = (target: DeclaredTarget | undefined): boolean =>
  target !== undefined && (target.creates !== undefined || target.arn.kind !== 'unknown');
