import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkerTemplates } from '../../src/templateThread.ts';
import { MemoryLog } from '../support/fakeSessions.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A thread that tells what it has been asked for and how it was started; it dies of a file of that name. */
const ECHO = `
import { parentPort } from 'node:worker_threads';
const asked = [];
parentPort.on('message', ({ id, ...wish }) => {
  asked.push(wish.prepare ?? wish.sources[0].file);
  if (asked.at(-1) === 'dies') throw new Error('It died.');
  parentPort.postMessage({ id, result: { asked, execArgv: process.execArgv } });
});
`;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let log: MemoryLog;
let templates: WorkerTemplates;

beforeEach(async () => {
  folder = await temporaryFolder();
  const file = join(folder.path, 'echo.mjs');
  writeFileSync(file, ECHO);
  log = new MemoryLog();
  templates = new WorkerTemplates(file, log);
});

afterEach(() => {
  templates.dispose();
  folder[Symbol.dispose]();
});

describe('the thread that reads templates', () => {
  const read = (file: string): Promise<unknown> => templates.read([{ file, text: '' }]);

  it('is made ready once, and reads then', async () => {
    templates.prepare('a.yaml');
    templates.prepare('b.yaml');
    expect(await read('c.yaml')).toMatchObject({ asked: ['a.yaml', 'c.yaml'] });
  });

  it('is not started with the options of the extension host', async () => {
    expect(await read('a.yaml')).toMatchObject({ execArgv: [] });
  });

  it('is replaced where making ready ends it: only who reads is told', async () => {
    templates.prepare('dies');
    await expect(read('a.yaml')).rejects.toMatchObject({ kind: 'notUnderstood' });
    expect(await read('b.yaml')).toMatchObject({ asked: ['b.yaml'] });
  });
});
