import { describe, expect, it } from 'vitest';
import { graphOf } from '../../../../src/domain/graph/eventGraph.ts';
import type { ScanState } from '../../../../src/domain/overview/scan.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { type Known, seek } from '../../../../src/features/graph/focus.ts';
import { accountRows } from '../../../support/events.ts';
import { ACCOUNT, FakeConnection, REGION } from '../../../support/fakeLambda.ts';
import { type Described, fnArn, queueArn } from '../../domain/overview/support.ts';

const session = new Session(new FakeConnection('bench'));
await session.accountId();

const SHOP: Readonly<Record<string, Described>> = {
  lonely: {},
  kept: { summary: { deadLetterArn: queueArn('dead') } },
  split: {
    configs: [{}, { qualifier: 'live', onFailure: queueArn('failed') }],
    qualifiers: { aliases: [{ name: 'live', version: '1' }] },
  },
};

function known(state: ScanState = 'complete'): Known {
  const rows = accountRows(SHOP);
  const progress = { state, done: 3, total: 3, totalKnown: true, failed: 0 };
  return { session, rows, graph: graphOf(rows), progress, profiles: ['billing'] };
}

function noticeOf(target: { name: string; qualifier?: string; region?: string }, of = known()): string {
  const sought = seek({ region: REGION, accountId: ACCOUNT, ...target }, of);
  if (sought.kind === 'found') return `found ${sought.ids.join()}`;
  const { title, text, actions } = sought.notice;
  return [title, text, ...actions.map(({ intent }) => intent.type)].join(' | ');
}

describe('a function that is to be shown in the graph', () => {
  it('is found by its qualifier', () => {
    expect(noticeOf({ name: 'split', qualifier: 'live' })).toBe(`found ${fnArn('split')}:live`);
    expect(noticeOf({ name: 'kept', qualifier: '$LATEST' })).toBe(`found ${fnArn('kept')}:$LATEST`);
  });

  it('is found by any of its qualifiers where none is named', () => {
    expect(noticeOf({ name: 'split' })).toBe(`found ${fnArn('split')}:live`);
  });

  it('without destinations is said to have none and to lose its failed events, with a way on', () => {
    expect(noticeOf({ name: 'lonely' })).toMatch(
      /^lonely has no destinations \| .*Its failed events are lost.* \| openWanted \| dismissWanted$/,
    );
    expect(noticeOf({ name: 'split', qualifier: '$LATEST' })).toMatch(/^split:\$LATEST has no .* are lost/);
  });

  it('is a warning where its failed events are lost, and a notice elsewhere', () => {
    const toneOf = (name: string, qualifier: string) => {
      const sought = seek({ region: REGION, accountId: ACCOUNT, name, qualifier }, known());
      return sought.kind === 'missing' ? sought.notice.tone : 'found';
    };
    expect([toneOf('lonely', '$LATEST'), toneOf('kept', '7')]).toEqual(['warning', 'info']);
  });

  it('is known to be read, unlike one that a scan may still find', () => {
    const isRead = (name: string) => {
      const sought = seek({ region: REGION, accountId: ACCOUNT, name }, known());
      return sought.kind === 'missing' && sought.isRead;
    };
    expect([isRead('lonely'), isRead('unknown')]).toEqual([true, false]);
  });

  it('does not lose events where a dead-letter queue gets them', () => {
    expect(noticeOf({ name: 'kept', qualifier: '7' })).toMatch(/^kept:7 has no destinations/);
    expect(noticeOf({ name: 'kept', qualifier: '7' })).not.toMatch(/lost/);
    expect(noticeOf({ name: 'lonely', qualifier: '7' })).toMatch(/lost/);
  });

  it('may still get events from functions that have not been read', () => {
    const { progress, ...rest } = known();
    expect(noticeOf({ name: 'lonely' }, known('paused'))).toMatch(
      /No function that has been read sends events to it\. Others may/,
    );
    expect(noticeOf({ name: 'lonely' }, { ...rest, progress: { ...progress, failed: 1 } })).toMatch(
      /Others may/,
    );
    expect(noticeOf({ name: 'lonely' })).not.toMatch(/Others may/);
  });

  it.each([
    ['idle', /^new has not been read yet \| Scan the account/],
    ['running', /^new has not been read yet \| It is shown when/],
    ['complete', /^new is not in this graph \| The scan did not find it/],
  ] as const)('that was not read, in the state %s', (state, text) => {
    expect(noticeOf({ name: 'new' }, known(state))).toMatch(text);
  });

  it('of another Region or account is not in this graph', () => {
    expect(noticeOf({ name: 'split', region: 'eu-west-1' })).toMatch(/in Region eu-west-1/);
  });

  it('of another account names the profile that signs in there, and switches to it', () => {
    const elsewhere = seek({ region: REGION, accountId: '222222222222', name: 'split' }, known());
    if (elsewhere.kind !== 'missing') throw new Error('found');
    expect(elsewhere.notice.text).toMatch(/in account 222222222222\..*Profile billing signs in there/);
    expect(elsewhere.notice.actions[0]?.intent).toEqual({ type: 'switchTo', profile: 'billing' });
  });
});
