import { describe, expect, it } from 'vitest';
import { toFunctionTarget } from '../../src/contributions.ts';

const TARGET = { region: 'eu-west-1', name: 'orders' };

describe('the function that a command is told', () => {
  it.each([
    ['none', TARGET],
    ['that of the Region', { ...TARGET, partition: 'aws' }],
    ['that of another Region', { region: 'cn-north-1', name: 'orders', partition: 'aws-cn' }],
    ['a new one for a new Region', { region: 'mars-north-1', name: 'orders', partition: 'aws-mars' }],
  ])('is taken with a partition: %s', (_what, target) => expect(toFunctionTarget(target)).toEqual(target));

  it.each([
    'aws-cn',
    'aws-mars',
    'evil',
    'aws:lambda:us-east-1:222222222222:function:f',
    'aws\u200B',
    '',
    7,
    ['aws'],
  ])('is refused with the partition %j', (partition) =>
    expect(toFunctionTarget({ ...TARGET, partition })).toBeUndefined(),
  );

  it.each(['.', '..', '...'])('is refused with the name %s', (name) =>
    expect(toFunctionTarget({ ...TARGET, name })).toBeUndefined(),
  );

  it('is taken with dots in its name', () =>
    expect(toFunctionTarget({ ...TARGET, name: 'a..b' })).toMatchObject({ name: 'a..b' }));
});
