import { type FunctionTarget, toFunctionTarget } from '../../contributions.ts';
import { LATEST } from '../../domain/arn/functionArn.ts';
import { MOST_AT_ONCE } from '../../domain/change/changes.ts';
import { isPurpose, type Purpose } from '../../domain/change/purpose.ts';
import { isRecord } from '../../domain/typeGuards.ts';

/** A change to be reviewed. */
export interface ChangeWish {
  readonly targets: readonly (FunctionTarget & { readonly qualifier: string })[];
  readonly purpose: Purpose;
  /** Of more functions than can be reviewed at once. */
  readonly left?: number;
}

/** Reads the command's argument, which can be anything: a function or tree node, or several with a purpose. */
export function toChangeWish(argument: unknown): ChangeWish | undefined {
  const single = toFunctionTarget(argument);
  const { purpose, targets } = isRecord(argument) ? argument : {};
  const wish = { purpose: isPurpose(purpose) ? purpose : 'edit' } as const;
  if (single) return { ...wish, targets: [qualified(single)] };
  if (!Array.isArray(targets)) return undefined;
  const read = targets.slice(0, MOST_AT_ONCE).flatMap((target) => toFunctionTarget(target) ?? []);
  if (read.length === 0) return undefined;
  const left = targets.length - read.length;
  return { ...wish, targets: read.map(qualified), ...(left > 0 && { left }) };
}

const qualified = (target: FunctionTarget): FunctionTarget & { readonly qualifier: string } => ({
  ...target,
  qualifier: target.qualifier ?? LATEST,
});
