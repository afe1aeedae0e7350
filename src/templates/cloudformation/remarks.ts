import type { Remark, RemarkFix, TextEdit } from '../../domain/declared/remark.ts';
import type { DeclaredConfig, DeclaredQualifier, DeclaredResource } from '../../domain/declared/resources.ts';
import { insertBefore, referTo, referToText } from '../tree/edits.ts';
import { at, entriesOf, entryOf, type TreeNode } from '../tree/node.ts';
import { notArn } from './arnRemarks.ts';
import { given } from './given.ts';
import { permissionRemarks } from './permissions.ts';
import { HALVES, type RuleContext } from './ruleContext.ts';
import { samRemarks } from './samRemarks.ts';
import type { Stack, StackEntry } from './stack.ts';
import type { Values } from './values.ts';

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
  if (!first || properties?.kind !== 'map' || given(properties, 'Qualifier').kind !== 'none') return [];
  const fix: RemarkFix = {
    kind: 'add-qualifier',
    subject: '$LATEST',
    edits: [insertBefore(stack.source, properties, first, 'Qualifier', '$LATEST')],
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
  const edit = qualifierEdit(node, target, context.stack);
  const fixes: readonly RemarkFix[] = edit
    ? [{ kind: 'use-qualifier', subject: edit.text, edits: [edit] }]
    : [];
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

function qualifierEdit(
  node: TreeNode,
  { kind, address, name }: DeclaredQualifier,
  { source }: Stack,
): TextEdit | undefined {
  if (kind === 'version') return referTo(source, node, address, 'Version');
  return name?.kind === 'literal' ? referToText(source, node, name.value) : undefined;
}
