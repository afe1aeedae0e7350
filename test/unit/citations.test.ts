import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.ts';

/** `domain.md §3`, and the rest of the same citation: `§3, §6 and §7`. */
const CITATION = /(domain|templates)\.md((?:(?:,| and)? ?§\d+)+)/g;

interface Citation {
  readonly file: string;
  /** `domain §3` */
  readonly section: string;
}

const sections = new Set(['domain', 'templates'].flatMap(sectionsOf));

function sectionsOf(document: string): readonly string[] {
  const text = readFileSync(join(root, `docs/${document}.md`), 'utf8');
  return [...text.matchAll(/^## (\d+)\. /gm)].map(([, number]) => `${document} §${number}`);
}

function citationsIn(file: string): readonly Citation[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(CITATION)].flatMap(([, document = '', list = '']) =>
    [...list.matchAll(/§\d+/g)].map(([section]) => ({ file, section: `${document} ${section}` })),
  );
}

describe('the facts that comments cite', () => {
  const files = globSync('{src,test,scripts}/**/*.ts', { cwd: root }).filter(
    (file) => !/node_modules/.test(file),
  );
  const citations = files.flatMap(citationsIn);

  it('are cited', () => {
    expect(citations.length).toBeGreaterThan(40);
  });

  it('stand in docs, under the number that is cited', () => {
    expect(citations.filter(({ section }) => !sections.has(section))).toEqual([]);
  });
});
