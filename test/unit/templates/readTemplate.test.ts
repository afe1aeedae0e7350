import { describe, expect, it } from 'vitest';
import { MAX_TEXT } from '../../../src/templates/limits.ts';
import { allReaders } from '../../../src/templates/readers.ts';
import { readTemplate } from '../../../src/templates/readTemplate.ts';

describe('readTemplate', () => {
  it('says that a text is too long, rather than that nothing is in it', () => {
    const text = `Resources:\n  Orders:\n    Type: AWS::Lambda::Function\n${'#'.repeat(MAX_TEXT)}`;
    const template = readTemplate(allReaders, [{ file: 'a.yaml', text }]);
    expect(template).toMatchObject({
      resources: [],
      unread: [{ why: 'tooLong', at: { file: 'a.yaml', start: 0, end: text.length } }],
    });
  });

  it('reads the same text within the limit', () => {
    const text = 'Resources:\n  Orders:\n    Type: AWS::Lambda::Function\n';
    expect(readTemplate(allReaders, [{ file: 'a.yaml', text }])).toMatchObject({
      resources: [{ address: 'Orders' }],
      unread: [],
    });
  });
});
