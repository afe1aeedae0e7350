import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { tooltipOf } from '../../../../src/features/functionsTree/tooltip.ts';

describe('the tooltip of a failure', () => {
  it('has the id of the request in a paragraph of its own', () => {
    const error = new ExpectedError('serviceFailure', 'x', { detail: 'Sorry', requestId: 'a1b2' });
    const paragraphs = tooltipOf({ kind: 'failure', error })?.value.split('\n\n');
    expect(paragraphs?.slice(-3, -1)).toEqual(['Sorry', 'Request ID&#58; a1b2']);
  });

  it('has no such paragraph where there is no id', () => {
    const error = new ExpectedError('serviceFailure', 'x', { detail: 'Sorry' });
    expect(tooltipOf({ kind: 'failure', error })?.value).not.toMatch(/Request ID/);
  });
});
