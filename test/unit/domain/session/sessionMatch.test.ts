import { describe, expect, it } from 'vitest';
import {
  type MetFunction,
  matchSession,
  type SessionPlace,
} from '../../../../src/domain/session/sessionMatch.ts';

const HERE: SessionPlace = { region: 'us-east-1', knownAccountId: '111111111111' };

describe('the match of a function with a session', () => {
  it.each<[string, MetFunction, object]>([
    ['its own', { region: 'us-east-1', accountId: '111111111111' }, { kind: 'own', isActiveRegion: true }],
    [
      'in another Region',
      { region: 'eu-west-1', accountId: '111111111111' },
      { kind: 'own', isActiveRegion: false },
    ],
    ['without an account', { region: 'us-east-1' }, { kind: 'accountUnknown', isActiveRegion: true }],
    [
      'in another account',
      { region: 'us-east-1', accountId: '222222222222' },
      { kind: 'otherAccount', accountId: '222222222222', active: '111111111111' },
    ],
    [
      'in another partition',
      { region: 'cn-north-1', accountId: '111111111111' },
      { kind: 'otherPartition', partition: 'aws-cn', active: 'aws' },
    ],
    [
      'in a Region that its partition does not have',
      { partition: 'aws-cn', region: 'us-east-1', accountId: '111111111111' },
      { kind: 'contradiction', partition: 'aws-cn', region: 'us-east-1' },
    ],
    [
      'in a new partition, in the session’s Region',
      { partition: 'aws-new', region: 'us-east-1', accountId: '111111111111' },
      { kind: 'own', isActiveRegion: true },
    ],
    [
      'in a new partition, in another Region',
      { partition: 'aws-new', region: 'eu-west-1', accountId: '111111111111' },
      { kind: 'otherPartition', partition: 'aws-new', active: 'aws' },
    ],
  ])('%s', (_case, target, expected) => {
    expect(matchSession(target, HERE)).toEqual(expected);
  });

  it('is open as long as the session’s account is not known', () => {
    const target = { region: 'us-east-1', accountId: '222222222222' };
    expect(matchSession(target, { region: 'us-east-1' })).toEqual({
      kind: 'accountUnknown',
      isActiveRegion: true,
    });
  });
});
