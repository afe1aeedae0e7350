/**
 * `npm run coverage -- FOLDER`: what a hover shows on the places that name a function, over the files of a folder, and
 * which problems are reported there. Rules on the text find the places (`lib/coverage/marks.ts`), not the product's readers.
 * `--list` prints each place without a right hover, and each problem. The share of right hovers is that of the places of
 * which the text alone tells the function.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Coverage, type Measured, measureCoverage, type Verdict } from './lib/coverage/measure.ts';
import { main } from './lib/main.ts';

const VERDICTS: readonly Verdict[] = ['right', 'unknown', 'told', 'none', 'wrong'];

await main(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { list: { type: 'boolean' } },
  });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('Name a folder: npm run coverage -- FOLDER');
  const coverage = await measureCoverage(resolve(folder));
  console.log(`${coverage.files} files, ${coverage.places.length} places\n`);
  print('file type', coverage.places, ({ fileKind }) => fileKind);
  print('kind of place', coverage.places, ({ fileKind, kind }) => `${fileKind}: ${kind}`);
  printProblems(coverage);
  if (values.list === true) list(coverage);
});

function print(title: string, places: readonly Measured[], keyOf: (place: Measured) => string): void {
  console.log(
    `${title.padEnd(34)}${['places', 'certain', ...VERDICTS].map((word) => word.padStart(9)).join('')}    right`,
  );
  const groups = [...Map.groupBy(places, keyOf)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, own] of [...groups, ['all', places] as const]) console.log(rowOf(name, own));
  console.log();
}

function rowOf(name: string, places: readonly Measured[]): string {
  const count = (verdict: Verdict): number => places.filter((place) => place.verdict === verdict).length;
  const certain = places.filter(({ isCertain }) => isCertain).length;
  const numbers = [places.length, certain, ...VERDICTS.map(count)].map((number) =>
    String(number).padStart(9),
  );
  const share = certain === 0 ? '' : `${((100 * count('right')) / certain).toFixed(1)} %`;
  return `${name.padEnd(34)}${numbers.join('')}${share.padStart(9)}`;
}

function printProblems({ problems }: Coverage): void {
  console.log(`${problems.length} problems`);
  const byRule = [...Map.groupBy(problems, ({ rule }) => rule)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  for (const [rule, own] of byRule) console.log(`${rule.padEnd(34)}${String(own.length).padStart(9)}`);
}

function list({ places, problems }: Coverage): void {
  console.log();
  for (const { file, line, kind, verdict, text, instead } of places.filter(
    ({ verdict: one }) => one !== 'right',
  )) {
    console.log(`${verdict} ${kind} ${file}:${line} ${text}${instead === undefined ? '' : ` → ${instead}`}`);
  }
  for (const { file, line, rule } of problems) console.log(`problem ${rule} ${file}:${line}`);
}
