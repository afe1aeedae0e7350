import type { StackFunction } from '../account/deployments.ts';
import type { StackResource } from '../session/stacksApi.ts';
import type { Declared, TextPart } from './declared.ts';
import type { Way } from './resolution.ts';
import type { DeclaredFunction } from './resources.ts';

/** CloudFormation types of a function: SAM's own is one in a deployed stack. */
export const FUNCTION_TYPE = 'AWS::Lambda::Function';

export const logicalIdOf = ({ logicalId, address }: DeclaredFunction): string => logicalId ?? address;

/** The logical id in the stack: a CDK assembly tells another one than the source. */
export const deployedLogicalId = (fn: DeclaredFunction, way: Way): string =>
  way.kind === 'tags' || way.kind === 'stack' ? way.logicalId : logicalIdOf(fn);

export const idsOf = (functions: readonly StackFunction[]): ReadonlySet<string> =>
  new Set(functions.map(({ logicalId }) => logicalId));

export const functionIds = (resources: readonly StackResource[]): ReadonlySet<string> =>
  new Set(resources.filter(({ type }) => type === FUNCTION_TYPE).map(({ logicalId }) => logicalId));

export const functionIn = (resources: readonly StackResource[], logicalId: string): string | undefined =>
  resources.find((one) => one.type === FUNCTION_TYPE && one.logicalId === logicalId)?.physicalId;

/**
 * True if a name can be the one that CloudFormation generates, `stack-LogicalId-SUFFIX`: a suffix of 12 or 13 characters,
 * the whole at most 63, and then stack and logical id cut (templates.md §2).
 */
export function looksGeneratedFor(name: string, logicalId: string): boolean {
  const [, stack, middle = ''] = /^(.+)-([A-Za-z0-9]+)-[A-Za-z0-9]{12,13}$/.exec(name) ?? [];
  if (stack === undefined) return false;
  return middle === logicalId || (name.length >= 62 && logicalId.startsWith(middle));
}

/** A text whose parts all have a value, unless another is given on deployment. */
export function computed(name: Declared<string> | undefined): string | undefined {
  if (name?.kind === 'literal') return name.value;
  if (name?.kind !== 'unknown') return undefined;
  if (name.parts) return joined(name.parts);
  return name.otherwise;
}

function joined(parts: readonly TextPart[]): string | undefined {
  const texts = parts.map((part) => (part.kind === 'text' ? part.text : part.value));
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}

export const isUnconditional = (fn: DeclaredFunction): boolean =>
  fn.isConditional !== true && fn.isRepeated !== true;
