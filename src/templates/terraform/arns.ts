import type { Evaluator } from './evaluate.ts';
import type { TemplatePart } from './node.ts';
import { canonical } from './value.ts';

/** Most pieces that stand in front of an ARN's name. */
const MAX_PIECES = 12;
const HEAD = /arn:[^:]{0,100}:lambda:([^:]{0,100}):([^:]{0,100}):function:$/;
/** Variables and locals that hold the account and the Region that the module is deployed to. */
const ACCOUNT = /^\0(?:accountId|\?(?:var|local)\.(?:aws_|current_)?account(?:_id|_number)?)\0$/;
const REGION = /^\0(?:region|\?(?:var|local)\.(?:aws_|current_)?region(?:_name)?)\0$/;

/**
 * True if the ARN whose name begins at an offset is one of the account and Region that the module is deployed to. Complete
 * ARNs are not: their text alone names the function, wherever it stands.
 */
export function isOwnAccount(
  parts: readonly TemplatePart[],
  index: number,
  offset: number,
  evaluator: Evaluator,
): boolean {
  const pieces = parts.slice(Math.max(0, index - MAX_PIECES), index + 1).map((part, position, all) => {
    if (part.kind === 'text') return position === all.length - 1 ? part.text.slice(0, offset) : part.text;
    return part.kind === 'value' && part.value ? (canonical(evaluator.piece(part.value)) ?? '\0') : '\0';
  });
  const [, region = '', account = ''] = HEAD.exec(pieces.join('').slice(-1_000)) ?? [];
  return ACCOUNT.test(account) && (REGION.test(region) || region === evaluator.region);
}
