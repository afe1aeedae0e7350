import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.ts';

/** `domain.md §3`, and what follows in the same citation: `§3, §6 and §7`. */
const CITATION = /domain\.md((?:(?:,| and)? ?§\d+)+)/g;

interface Citation {
  readonly file: string;
  readonly section: string;
}

const sections = new Set(
  [...readFileSync(join(root, 'docs/domain.md'), 'utf8').matchAll(/^## (\d+)\. /gm)].map(
    ([, number]) => number,
  ),
);

function citationsIn(file: string): readonly Citation[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(CITATION)].flatMap(([, list = '']) =>
    [...list.matchAll(/§(\d+)/g)].map(([, section = '']) => ({ file, section })),
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

  it('stand in docs/domain.md, under the number that is cited', () => {
    expect(citations.filter(({ section }) => !sections.has(section))).toEqual([]);
  });
});
