import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportOverview } from '../../../../src/domain/export/index.ts';
import { nameText, proseText } from '../../../../src/domain/export/markdownText.ts';
import { HOSTILE_TEXTS, INVISIBLE } from '../../../support/hostile/texts.ts';
import { account, rowsOfAll, sourceOf, words } from './exportSupport.ts';
import { queueArn } from './support.ts';

interface Reader {
  render(text: string): string;
  readonly linkify: { set(options: object): unknown };
}

/** Markdown parser of VS Code's own preview; written links are links, and HTML is HTML. */
const MarkdownIt = createRequire(import.meta.url)('markdown-it') as new (options: object) => Reader;
const reader = new MarkdownIt({ html: true, linkify: true });
reader.linkify.set({ fuzzyLink: false });

const plainStrings = {
  ...words,
  title: 'Overview',
  rule: (kind: string) => ({
    title: `About ${kind}.`,
    fact: `Fact of ${kind}.`,
    remedy: `Remedy of ${kind}.`,
  }),
};

describe('Markdown', () => {
  const shop = rowsOfAll({
    orders: {
      configs: [
        { onFailure: `${queueArn('failed')}.fifo` },
        { qualifier: 'live', onFailure: `${queueArn('failed')}.fifo` },
      ],
    },
    mail: {},
    pay: { configs: [{ maximumRetryAttempts: 0, onFailure: queueArn('failed') }] },
  });
  const failures = [{ name: 'slow', message: 'Too many requests' }];
  const text = exportOverview('markdown', sourceOf(shop, { complete: false, failures }), plainStrings);

  it('begins with a summary, then has the findings by severity with remedy and places, then the settings', () => {
    expect(text).toBe(`# Overview

\`111111111111\` · \`us-east-1\` · \`1970-01-01T00:00:00.000Z\`

**Not \\<b\\>complete\\</b\\>**

## Summary

3 functions, 4 rows.

| Severity | Finding | Count |
| --- | --- | --- |
| Error | About fifoTarget. (\`fifo-destination\`) | 2 |
| Warning | About eventsLost. (\`events-lost\`) | 1 |

## Errors

### About fifoTarget. (\`fifo-destination\`)

Fact of fifoTarget.

**What to do:** Remedy of fifoTarget.

- \`orders\` (On failure: SQS \`failed.fifo\`): \`$LATEST\`, \`live\`

## Warnings

### About eventsLost. (\`events-lost\`)

Fact of eventsLost.

**What to do:** Remedy of eventsLost.

- \`mail\`: \`$LATEST\`

## Settings

| Function | Retries | Age | On success | On failure | Dead-letter queue | Findings |
| --- | --- | --- | --- | --- | --- | --- |
| \`mail:$LATEST\` | 2 (default) | 21600 s (default) |  |  |  | \`events-lost\` |
| \`orders:$LATEST\` | 2 (default) | 21600 s (default) |  | SQS \`failed.fifo\` |  | \`fifo-destination\` |
| \`orders:live\` | 2 (default) | 21600 s (default) |  | SQS \`failed.fifo\` |  | \`fifo-destination\` |
| \`pay:$LATEST\` | 0 (configured) | 21600 s (default) |  | SQS \`failed\` |  |  |

## Not read

- \`slow\`: Too many requests
`);
  });

  it('says that nothing was found, and has no table, where there are no rows', () => {
    expect(exportOverview('markdown', sourceOf([]), plainStrings)).toMatch(
      /0 functions, 0 rows\.\n\nNothing found\.\n$/,
    );
  });

  it.each([
    [9, '`h`, `i`'],
    [10, '`h`, and 2 more'],
  ])('names the first of %i qualifiers with the same finding, and counts the rest', (count, end) => {
    const configs = Array.from({ length: count }, (_, index) => ({
      qualifier: 'abcdefghij'.charAt(index),
      onFailure: `${queueArn('failed')}.fifo`,
    }));
    const report = exportOverview('markdown', sourceOf(rowsOfAll({ orders: { configs } })), plainStrings);
    const line = report.split('\n').find((each) => each.startsWith('- `orders` (On failure'));
    expect(line?.endsWith(end)).toBe(true);
  });

  it('names each rule that found something once, and each place', () => {
    const whole = exportOverview('markdown', sourceOf(account), plainStrings);
    const ids = new Set(account.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
    for (const kind of ids)
      expect(whole.split('\n').filter((line) => line.startsWith(`### About ${kind}`))).toHaveLength(1);
    for (const { name, qualifier } of shop) expect(text).toContain(nameText(`${name}:${qualifier}`));
  });
});

/** Visible text of a page, and its source. */
function seenOf(markdown: string): { readonly text: string; readonly tags: readonly string[] } {
  const html = reader.render(markdown).trim();
  const tags = [...html.matchAll(/<(?!!--)\/?([a-z]\w*)[^>]*>/gi)].map(([, tag]) => tag ?? '');
  const plain = html.replaceAll(/<!-- -->/g, '').replaceAll(/<[^>]*>/g, '');
  const decoded = plain
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return { text: decoded, tags };
}

const foreign = fc.oneof(
  fc.string(),
  fc.stringMatching(/^[-=+@'"|\\`*_<>&#;:,.!?~$%{}()[\]/ \t\r\na1wxW]{0,16}$/),
  fc.constantFrom(...Object.values(HOSTILE_TEXTS).map((text) => text.slice(0, 300))),
);

/** As it is to be seen: in one line, with the unseen named. */
const asSeen = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

describe.each([
  ['a name', nameText],
  ['prose', proseText],
])('%s in Markdown', (_what, write) => {
  it('is seen as it is, and is no markup', () => {
    fc.assert(
      fc.property(foreign, (given) => {
        if (INVISIBLE.test(asSeen(given)) || asSeen(given) === '') return;
        const { text, tags } = seenOf(`x ${write(given)} y`);
        expect(text).toBe(`x ${asSeen(given)} y`);
        expect(tags.filter((tag) => !['p', 'code'].includes(tag))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is one block also where a line begins with it', () => {
    fc.assert(
      fc.property(foreign, (given) => {
        if (INVISIBLE.test(asSeen(given)) || asSeen(given) === '') return;
        const { text, tags } = seenOf(`- ${write(given)}: x`);
        expect(text.trim()).toBe(`${asSeen(given)}: x`);
        expect(tags.filter((tag) => !['ul', 'li', 'code'].includes(tag))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is one cell of a table', () => {
    fc.assert(
      fc.property(foreign, (given) => {
        const { tags } = seenOf(`| a | b |\n| --- | --- |\n| ${write(given)} | x |`);
        expect(tags.filter((tag) => tag === 'td')).toHaveLength(4);
        expect(
          tags.filter((tag) => !['table', 'thead', 'tbody', 'tr', 'th', 'td', 'code'].includes(tag)),
        ).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    '@octocat',
    'a@octocat',
    'hello @org/team',
    '#1',
    'owner/repo#12',
    'GH-7',
    '!3',
    'me@evil.example',
  ])('calls nobody and links to no issue: %s', (given) => {
    const written = write(given);
    const inCode = /^`[^`]*`$/.test(written);
    // GitHub and GitLab look at the text between tags and comments, where it is no code.
    const pieces = inCode ? [] : reader.render(written).split(/<[^>]*>/);
    for (const piece of pieces) expect(piece).not.toMatch(/@\w|[#!]\d|GH-\d/);
    expect(seenOf(written).text).toBe(given);
  });

  it.each(['a\u202Etxt.exe', 'a\u200Bb', 'a\u2066b', '\uD83D', 'a\u001B[31m'])(
    'names what nobody sees: %j',
    (given) => {
      expect(write(given)).not.toMatch(INVISIBLE);
      expect(write(given)).toContain('⟨U');
    },
  );

  it('is code where it is a name, and nothing more', () => {
    for (const name of ['orders:$LATEST', 'a.b_c-d', queueArn('failed'), 'us-east-1']) {
      expect(nameText(name)).toBe(`\`${name}\``);
    }
    expect(proseText('Too many requests: AWS is throttling')).toBe('Too many requests: AWS is throttling');
  });
});
