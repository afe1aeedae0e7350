import type { Remark, RemarkFix } from '../../domain/declared/remark.ts';
import { referTo } from '../tree/edits.ts';
import type { Entry } from '../tree/node.ts';
import type { RuleContext } from './ruleContext.ts';

/** Attributes that are the ARN, by kind; `''` is `!Ref`. */
const ARN_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  queue: ['Arn'],
  topic: ['', 'TopicArn'],
  eventBus: ['Arn'],
  bucket: ['Arn'],
  // SAM: `!Ref Orders.Alias` is the alias, whose reference is its ARN.
  function: ['Arn', 'Alias', 'Version'],
};

/** Rule 4: `!Ref` of a queue is its URL, of a bus, bucket or function its name. */
export function notArn(
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
    ? [{ kind: 'use-arn', subject: value.to, edits: [referTo(stack.source, entry.value, value.to, 'Arn')] }]
    : [];
  const facts = { name: value.to, target: target.kind, attribute: value.attribute ?? '' };
  return [{ kind: 'destination-not-arn', at: value.at, subject, facts, fixes }];
}
