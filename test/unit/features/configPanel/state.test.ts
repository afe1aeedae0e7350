import { describe, expect, it } from 'vitest';
import type { PanelState } from '../../../../src/features/configPanel/protocol.ts';
import { states } from '../../../ui/webview/support/states.ts';

const COMMAND = 'aws sso login --profile shop-production';

function readyIn(name: string): Extract<PanelState['body'], { kind: 'ready' }> {
  const body = states[name]?.().body;
  if (body?.kind !== 'ready') throw new Error(`${name} is not a state with settings`);
  return body;
}

describe('a part of the panel that could not be read', () => {
  it('leaves the way to sign in to one notice at the top', () => {
    const { notices, destinations, qualifiers } = readyIn('parts-signed-out');
    expect(notices.map(({ command }) => command)).toEqual([COMMAND]);
    const parts = [...destinations.notices, ...qualifiers.notices].map(({ text }) => text);
    expect(parts).toEqual(Array.from({ length: 2 }, () => 'Signed out: profile shop-production.'));
  });

  it('says what to do itself where that is about the part', () => {
    const { notices, destinations } = readyIn('partly-denied');
    expect(notices.flatMap(({ command }) => command ?? [])).toEqual([]);
    expect(destinations.notices[0]?.text).toMatch(
      /lambda:GetFunctionConfiguration\. Ask your AWS administrator/,
    );
  });
});
