/**
 * The benchmark's eyes in the extension host: a packed extension of its own, beside ours and beside an empty
 * one. It calls the benchmark and answers what it is asked.
 */
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { extensions, TreeItem, TreeItemCollapsibleState, window } from 'vscode';
import {
  type Activation,
  type Answer,
  type Ask,
  type HeldExtensions,
  type HoverAsk,
  type Marks,
  type Memory,
  PORT_VARIABLE,
  type TemplateHoverAsk,
} from './protocol.ts';

/** Rounds of collection: what finalizers let go is taken by the next. */
const COLLECTIONS = 4;

type Work = (argument: unknown) => unknown;

const works: Readonly<Record<string, Work>> = {
  memory: () => memory(),
  resident: () => process.memoryUsage().rss,
  marks: () => marks(),
  activate: (id) => activate(String(id)),
  templateHover: async (ask) =>
    (await import('./templateHover.ts')).measureTemplateHovers(ask as TemplateHoverAsk),
  hover: async (ask) => (await import('./hover.ts')).measureHovers(ask as HoverAsk),
};

function start(): void {
  registerFloor();
  const port = Number(process.env[PORT_VARIABLE]);
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  createInterface({ input: socket }).on('line', (line) => {
    const ask = JSON.parse(line) as Ask;
    // The editor forbids `process.exit` to extensions.
    if (ask.name === 'end') process.kill(process.pid, 'SIGKILL');
    void answer(ask).then((reply) => socket.write(`${JSON.stringify(reply)}\n`));
  });
}
export { start as activate };

async function answer({ id, name, argument }: Ask): Promise<Answer> {
  try {
    return { id, value: await works[name]?.(argument) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function activate(id: string): Promise<Activation> {
  await extensions.getExtension(id)?.activate();
  const { lambdaAsyncHeld: held } = globalThis as { lambdaAsyncHeld?: HeldExtensions };
  if (!held) throw new Error('The extension host runs without held.ts.');
  return held.start(id);
}

/** The editor's own are in whole milliseconds. */
function marks(): Marks {
  const { MonacoPerformanceMarks: editor } = globalThis as { MonacoPerformanceMarks?: EditorMarks };
  const own = performance
    .getEntriesByType('mark')
    .map(({ name, startTime }) => ({ name, startTime: performance.timeOrigin + startTime }));
  return Object.fromEntries(
    [...(editor?.getMarks() ?? []), ...own].map(({ name, startTime }) => [name, startTime]),
  );
}

interface EditorMarks {
  getMarks(): readonly { readonly name: string; readonly startTime: number }[];
}

/** The host is started without `--expose-gc`; V8 takes the flag later too, for contexts made after it. */
async function memory(): Promise<Memory> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < COLLECTIONS; round += 1) {
    collect();
    await new Promise(setImmediate);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { live: heapUsed + external, resident: rss };
}

/** Rows that are there at once, each with one below it. */
function registerFloor(): void {
  const rows = Array.from({ length: 100 }, (_, index) => `floor-${index},`);
  window.registerTreeDataProvider<string>('lambdaAsyncBench.floor', {
    getChildren: (row) => (row === undefined ? rows : [`${row}/child`]),
    getTreeItem: (row) =>
      new TreeItem(
        row,
        row.includes('/') ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed,
      ),
  });
}
