import { expect, it } from 'vitest';
import { formatFunctionArn } from '../../../../src/domain/arn/functionArn.ts';
import { findArnAt } from '../../../../src/domain/text/findArn.ts';
import { type Place, resolveArn } from '../../../../src/domain/text/resolveArn.ts';

export const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
export const PARTIAL = '123456789012:function:orders';
/** A place that no text names: what is of it can have come from nowhere else. */
export const HERE: Place = { partition: 'aws', region: 'ap-south-2', accountId: '210987654321' };
export const HERE_ARN = 'arn:aws:lambda:ap-south-2:210987654321:function:orders';

/** Function that a hover would look up, or the reason why not, for each ARN at any offset of the text. */
function lookUps(text: string): readonly string[] {
  const found = new Map<number, string>();
  for (let offset = 0; offset <= text.length; offset++) {
    const match = findArnAt(text, offset);
    if (match) found.set(match.start, read(match));
  }
  return [...found.values()];
}

function read(match: NonNullable<ReturnType<typeof findArnAt>>): string {
  const resolution = resolveArn(match, HERE);
  if (resolution.ok) return formatFunctionArn(resolution.arn) + (resolution.allQualifiers ? ' (all)' : '');
  const { unresolved } = resolution;
  return 'placeholder' in unresolved ? `${unresolved.kind} ${unresolved.placeholder}` : unresolved.kind;
}

export type Cases = readonly (readonly [what: string, text: string, ...expected: string[]])[];

/** A test for each text: the ARNs that a hover looks up, or why it does not; none by default. */
export function check(cases: Cases): void {
  it.each(cases.map(([what, text, ...expected]) => ({ what, text, expected })))(
    '$what',
    ({ text, expected }) => {
      expect(lookUps(text)).toEqual(expected);
    },
  );
}
