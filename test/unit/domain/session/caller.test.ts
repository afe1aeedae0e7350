import { describe, expect, it } from 'vitest';
import { parseCaller, permissionSet } from '../../../../src/domain/session/caller.ts';
import { PARTITIONS } from '../../../../src/domain/arn/partition.ts';
import { regionName } from '../../../../src/domain/arn/regionNames.ts';

describe('the caller', () => {
  it.each([
    ['arn:aws:sts::111111111111:assumed-role/deploy/me@example.com', { kind: 'role', name: 'deploy' }],
    ['arn:aws:iam::111111111111:user/teams/shop/ann', { kind: 'user', name: 'ann' }],
    ['arn:aws-cn:iam::111111111111:user/ann', { kind: 'user', name: 'ann' }],
    ['arn:aws:iam::111111111111:root', { kind: 'root', name: 'root' }],
    ['arn:aws:sts::111111111111:federated-user/ann', { kind: 'federated', name: 'ann' }],
    ['arn:aws:iam::111111111111:something/else', undefined],
    ['', undefined],
    [`arn:aws:iam::111111111111:user/${'a/'.repeat(100_000)}x`, undefined],
  ])('%s', (arn, caller) => {
    expect(parseCaller(arn)).toEqual(caller);
  });

  it('is a permission set where IAM Identity Center made the role', () => {
    expect(permissionSet('AWSReservedSSO_Read_Only_0123456789abcdef')).toBe('Read_Only');
    expect(permissionSet('AWSReservedSSO_mine')).toBeUndefined();
  });
});

it('every Region of the list has a name, and no two the same', () => {
  const names = PARTITIONS.flatMap(({ regions }) => regions).map(regionName);
  expect(names).not.toContain(undefined);
  expect(new Set(names).size).toBe(names.length);
});
