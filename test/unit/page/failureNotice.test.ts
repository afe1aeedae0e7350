import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../src/domain/errors.ts';
import { tryAgain } from '../../../src/page/buttons.ts';
import { failureNotice } from '../../../src/page/failureNotice.ts';

/** The labels of the buttons, the primary one in capitals. */
const buttonsOf = (error: unknown) =>
  failureNotice(error, tryAgain({ type: 'retry' })).actions.map(({ label, primary }) =>
    primary === true ? label.toUpperCase() : label,
  );

describe('the buttons of a failure', () => {
  it('begin with the ways to get a profile where there is none', () => {
    expect(buttonsOf(new ExpectedError('noProfile', 'none'))).toEqual([
      'CONFIGURE SSO…',
      'Explore the Sample Account',
      'Try Again',
      'Switch Profile…',
      'Show Log',
    ]);
  });

  it('begin with the sign-in where a command does that', () => {
    expect(buttonsOf(new ExpectedError('signedOut', 'expired', { command: 'aws sso login' }))).toEqual([
      'SIGN IN…',
      'Try Again',
      'Copy Sign-In Command',
      'Switch Profile…',
      'Show Log',
    ]);
  });

  it('begin with another try elsewhere', () => {
    expect(buttonsOf(new ExpectedError('offline', 'unreachable'))).toEqual(['TRY AGAIN', 'Show Log']);
  });
});
