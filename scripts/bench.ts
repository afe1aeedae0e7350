/**
 * `npm run bench`: measures the packed extension in a real editor on sample accounts, see BENCHMARKS.md.
 * `--json` prints all values, `--only a,b` chooses groups, `--runs N` how often, `--vsix FILE` another package. Build it first: `npm run package`.
 */
import { parseArgs } from 'node:util';
import { DEFAULTS, runBench, type BenchOptions } from '../test/bench/run.ts';
import { reportText } from '../test/bench/table.ts';
import { main } from './lib/main.ts';

await main(async () => {
  const { json, ...options } = readOptions();
  const report = await runBench(options, (text) => console.error(text));
  console.log(json ? JSON.stringify(report, undefined, 2) : reportText(report));
});

function readOptions(): BenchOptions & { readonly json: boolean } {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string' },
      runs: { type: 'string' },
      sizes: { type: 'string' },
      vsix: { type: 'string' },
    },
  });
  const runs = values.runs === undefined ? DEFAULTS.runs : wholeNumber('runs', values.runs);
  const sizes = values.sizes?.split(',').map((size) => wholeNumber('sizes', size)) ?? DEFAULTS.sizes;
  const scanSizes = values.sizes === undefined ? DEFAULTS.scanSizes : sizes;
  const only = values.only?.split(',');
  return {
    ...DEFAULTS,
    runs,
    sizes,
    scanSizes,
    json: values.json,
    ...(only && { only }),
    ...(values.vsix !== undefined && { vsix: values.vsix }),
  };
}

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Error(`--${name} takes whole numbers from 1 on, not '${text}'.`);
}
