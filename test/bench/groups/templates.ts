import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/lib/paths.ts';
import { referenceAt } from '../../../src/domain/declared/lookUp.ts';
import { mayBeTemplate } from '../../../src/domain/declared/mayBeTemplate.ts';
import type { DeclaredTemplate } from '../../../src/domain/declared/template.ts';
import { WorkerTemplates } from '../../../src/templateThread.ts';
import { templateOfLines } from '../files.ts';
import type { Measurements } from '../report.ts';
import { type Group, repeat } from './group.ts';

const LINES = [1_000, 10_000] as const;
/** Templates of a workspace that is compared, of 40 lines each. */
const WORKSPACES = [500, 1_000, 2_000] as const;
const FILE = 'file:///bench/template.yaml';
const PLACES = 2_000;

const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // Nobody reads the log of a benchmark.
}

/** Reads templates as the extension host does: in the bundled thread. */
export const templates: Group = async ({ measurements, runs }) => {
  const worker = join(root, 'dist/templates.js');
  if (!existsSync(worker)) throw new Error('There is no dist/templates.js: run npm run package first.');
  await repeat(runs, async () => {
    for (const lines of LINES) await measureTemplate(worker, lines, measurements);
    for (const count of WORKSPACES) await measureWorkspace(worker, count, measurements);
  });
};

async function measureTemplate(worker: string, lines: number, measurements: Measurements): Promise<void> {
  const text = templateOfLines(lines);
  const add = (key: string, title: string, value: number): void =>
    measurements.add({ key: `template.${key}`, title, place: 'node', unit: 'ms', n: lines }, value);
  const access = new WorkerTemplates(worker, log);
  try {
    const held = new LongestStretch();
    const [template, cold] = await timed(() => access.read([{ file: FILE, text }]));
    const [, running] = await timed(() => access.read([{ file: FILE, text: `${text}# changed\n` }]));
    add('cold', 'template of N lines read, thread start included', cold);
    add('running', 'template of N lines read, thread running', running);
    add('held', 'longest stretch of the host meanwhile', held.end());
    if (!template) throw new Error('The template was not read.');
    add('place', 'place found in a read template', placeTime(template, text));
    add('key', 'looking at a changed document: is it a template?', keyTime(text));
  } finally {
    access.dispose();
  }
}

async function measureWorkspace(worker: string, count: number, measurements: Measurements): Promise<void> {
  const text = templateOfLines(40);
  const access = new WorkerTemplates(worker, log);
  try {
    const [, took] = await timed(async () => {
      for (let index = 0; index < count; index += 1) await access.read([{ file: `${FILE}${index}`, text }]);
    });
    const title = 'workspace of N templates read, for a comparison';
    measurements.add({ key: 'template.workspace', title, place: 'node', unit: 'ms', n: count }, took);
  } finally {
    access.dispose();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now();
  const result = await work();
  return [result, performance.now() - started];
}

/** Milliseconds for one place; the places are all over the text. */
function placeTime(template: DeclaredTemplate, text: string): number {
  const started = performance.now();
  for (let place = 0; place < PLACES; place += 1) {
    referenceAt(template, FILE, Math.floor((place * text.length) / PLACES));
  }
  return (performance.now() - started) / PLACES;
}

function keyTime(text: string): number {
  const started = performance.now();
  for (let round = 0; round < 100; round += 1) mayBeTemplate({ file: FILE, text: `${text}${round}` });
  return (performance.now() - started) / 100;
}

/** The longest time for which this thread did not come back to its event loop, in milliseconds. */
class LongestStretch {
  #last = performance.now();
  #longest = 0;
  readonly #timer = setInterval(() => this.#tick(), 1);

  end(): number {
    clearInterval(this.#timer);
    return this.#longest;
  }

  #tick(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }
}
