import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const readme = read('README.md');
const manifestStrings = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;
const bundle = JSON.parse(read('l10n/bundle.l10n.json')) as Readonly<Record<string, string | Message>>;

interface Message {
  readonly message: string;
}

const texts = [
  ...Object.values(manifestStrings),
  ...Object.values(bundle).map((text) => (typeof text === 'string' ? text : text.message)),
];

/** Text in italics: the documents quote the product so. */
const quoted = (text: string): readonly string[] =>
  [...text.matchAll(/(?<!\w)_([^_\n]+)_(?!\w)/g)].map(([, phrase]) => phrase ?? '');

describe('README', () => {
  it('names commands by the titles that the palette shows', () => {
    const titles = Object.entries(manifestStrings).flatMap(([key, title]) =>
      key.startsWith('command.') ? [`Lambda Async: ${title}`] : [],
    );
    const named = quoted(readme).filter((phrase) => phrase.startsWith('Lambda Async: '));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((phrase) => !titles.includes(phrase))).toEqual([]);
  });

  it('quotes in its troubleshooting what the product says', () => {
    const section = /## Troubleshooting\n([^]*?)\n## /.exec(readme)?.[1] ?? '';
    const firstColumn = [...section.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell]) => cell ?? '');
    const phrases = firstColumn.flatMap(quoted);
    expect(phrases.length).toBeGreaterThan(6);
    expect(phrases.filter((phrase) => !texts.some((text) => says(text, phrase)))).toEqual([]);
  });

  it.each([
    ['Permission denied: {0}', 'Permission denied: …', true],
    ['{0}, line {1}', 'config, line 12', true],
    ['{0}: {1}', 'Access denied: …', false],
    ['Cannot reach {0}', 'Cannot find …', false],
  ])('is compared with “%s”: %s', (text, phrase, same) => expect(says(text, phrase)).toBe(same));
});

/** True if a text of the product, with anything in its places, has the phrase, with anything for its ellipses. */
function says(text: string, phrase: string): boolean {
  const words = text.split(/\{\d+\}/);
  // A text of hardly more than places would say anything.
  if (words.join('').replaceAll(/\W/g, '').length < 4) return false;
  const [first = ''] = text.split('\n');
  const spoken = new RegExp(
    `^${first
      .split(/\{\d+\}/)
      .map(literally)
      .join('.+')}$`,
  );
  return spoken.test(phrase) || new RegExp(phrase.split('…').map(literally).join('.*')).test(first);
}

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
