import type { DeclaredTemplate, Unread } from '../../domain/declared/template.ts';
import { MAX_RESOURCES } from '../limits.ts';
import type { Source, TemplateReader } from '../reader.ts';
import { at, entriesOf, spanOf, type TreeNode } from '../tree/node.ts';
import { definitionsOf } from './definitions.ts';
import { withoutPlaceholders } from './placeholders.ts';
import { recoveredForest } from './recover.ts';
import { References } from './references.ts';
import { remarksOf } from './remarks.ts';
import { declaredResources } from './resources.ts';
import { type Stack, stackOf } from './stack.ts';
import { Values } from './values.ts';

/** Reads templates of CloudFormation and SAM, in YAML and JSON; the templates of CDK and Serverless are such, too. */
export const cloudFormationReader: TemplateReader = {
  dialects: ['cloudformation', 'sam'],
  accepts: ({ text }) =>
    text.includes('AWS::') && (text.includes('Resources') || text.includes('AWSTemplateFormatVersion')),
  read([source]) {
    if (!source) return undefined;
    // Places stay the same: a placeholder is replaced by as many characters.
    const blanked = { ...source, text: withoutPlaceholders(source.text) };
    const { source: read, forest } = recoveredForest(blanked);
    const root = forest.roots.find((one) => at(one, 'Resources')?.kind === 'map');
    return root && readRoot(read, root, forest.unread);
  },
};

function readRoot(source: Source, root: TreeNode, unread: readonly Unread[]): DeclaredTemplate | undefined {
  const stack = stackOf(source, root);
  if (stack.resources.size === 0) return undefined;
  const values = new Values(stack);
  const all = declaredResources(stack, values);
  const resources = all.slice(0, MAX_RESOURCES);
  const references = new References(stack, values, resources).all();
  const definitions = definitionsOf(stack, values, resources);
  const isCut = all.length > MAX_RESOURCES || references.length >= MAX_RESOURCES;
  return {
    dialect: stack.isSam ? 'sam' : 'cloudformation',
    files: [source.file],
    resources,
    references: references.slice(0, MAX_RESOURCES).toSorted((a, b) => a.at.start - b.at.start),
    remarks: remarksOf(stack, values, resources),
    unread: [...unread, ...loops(stack), ...(isCut ? [{ why: 'tooMany', at: root.at } as const] : [])],
    deployment: {},
    ...(definitions.length > 0 && { definitions }),
  };
}

/** `Fn::ForEach` makes any number of resources, which are not read. */
const loops = ({ root }: Stack): readonly Unread[] =>
  entriesOf(at(root, 'Resources'))
    .filter(({ key }) => key.text.startsWith('Fn::ForEach'))
    .map((entry) => ({ why: 'macro', at: spanOf(entry) }));
