import { describe, expect, it } from 'vitest';
import type { Denial } from '../../../../src/domain/session/denial.ts';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { failuresView } from '../../../../src/features/overview/strings/failures.ts';

const ACTION = 'lambda:ListFunctionEventInvokeConfigs';

function actionsFor(...denials: readonly Denial[]): readonly string[] | undefined {
  const failures = denials.map((denial, index) => ({
    arn: `arn:aws:lambda:us-east-1:111111111111:function:function-${index}`,
    name: `function-${index}`,
    part: 'configs' as const,
    error: new ExpectedError('accessDenied', 'denied', { action: ACTION, denial }),
  }));
  const progress = {
    state: 'complete',
    done: 9,
    total: 9,
    totalKnown: true,
    failed: failures.length,
  } as const;
  return failuresView({ progress, failures: () => failures }, false)?.actions.map(({ label }) => label);
}

describe('the functions that could not be read', () => {
  const denied: Denial = { effect: 'explicit', policy: 'serviceControl' };
  const missing: Denial = { effect: 'implicit', policy: 'identity' };

  it('are not offered to be retried together where each is denied explicitly', () => {
    expect(actionsFor(denied, denied)).toEqual([]);
  });

  it('are offered to be retried together where a permission helps one of them', () => {
    expect(actionsFor(denied, missing)).toEqual(['Retry All', 'Copy Minimal IAM Policy']);
  });

  it('are none where all was read', () => {
    expect(actionsFor()).toBeUndefined();
  });
});
