import { describe, expect, it } from 'vitest';
import { consoleUrl } from '../../../../src/domain/links/consoleLink.ts';
import { parseDestination } from '../../../../src/domain/destinations/destination.ts';
import { destinationUrl } from '../../../../src/domain/links/destinationLink.ts';
import { hasUnseen, revealUnseen } from '../../../../src/domain/text/unseen.ts';

describe('a name in which everything is seen', () => {
  it.each([
    ['dev\u3164', 'dev⟨U+3164⟩'],
    ['\u2800', '⟨U+2800⟩'],
    ['d\u200Bev', 'd⟨U+200B⟩ev'],
    ['\u202Edev', '⟨U+202E⟩dev'],
    ['dev\u00A0prod', 'dev⟨U+00A0⟩prod'],
    ['dev\u115F\uFFA0', 'dev⟨U+115F⟩⟨U+FFA0⟩'],
    ['dev\u{E0041}', 'dev⟨U+E0041⟩'],
    ['a\uD83Db', 'a⟨U+D83D⟩b'],
    ['dev ', 'dev⟨U+0020⟩'],
    [' dev', '⟨U+0020⟩dev'],
    ['dev  prod', 'dev⟨U+0020⟩ prod'],
  ])('%j is shown as %s', (name, shown) => {
    expect(revealUnseen(name)).toBe(shown);
    expect(hasUnseen(revealUnseen(name))).toBe(false);
  });

  it.each(['dev', 'My Corp Ltd', 'équipe', '本番', 'team #1', '😀'])('%s stays as it is', (name) =>
    expect(revealUnseen(name)).toBe(name),
  );

  it('is cut where it is longer than anybody reads', () =>
    expect(revealUnseen('x'.repeat(10_000)).length).toBeLessThan(400));
});

describe('a lone surrogate', () => {
  it('is survived by the links to the console', () => {
    const arn = { partition: 'aws', region: 'us-east-1', accountId: '111111111111', name: 'a\uD83D' };
    expect(consoleUrl({ ...arn, qualifier: '\uDE00' })).toContain('/a%EF%BF%BD/aliases/%EF%BF%BD?');
    expect(consoleUrl({ ...arn, name: 'a😀' })).toContain('/a%F0%9F%98%80?');
  });

  it.each(['sqs', 'sns', 'events', 's3'])('is survived by the link to a destination of %s', (service) => {
    const name = service === 'events' ? 'event-bus/a\uD83D' : 'a\uD83D';
    const url = destinationUrl(parseDestination(`arn:aws:${service}:us-east-1:111111111111:${name}`));
    expect(url).toContain('%EF%BF%BD');
  });
});
