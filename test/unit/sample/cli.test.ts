import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { SampleAccount } from '../../../src/sample/index.ts';
import { authorization, raw } from './support.ts';

const CLI = fileURLToPath(new URL('../../../src/sample/cli.ts', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'lambda-async-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function start(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  afterAll(() => child.kill('SIGKILL'));
  return child;
}

async function textOf(stream: ChildProcess['stdout']): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) text += String(chunk);
  return text;
}

describe('npm run sample', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('prints one line, serves, and ends with %s', async (signal) => {
    const log = join(folder, `${signal}.jsonl`);
    const child = start('--port', '0', '--functions', '60', '--latency', '1', '--rate', '100', '--log', log);
    const lines: string[] = [];
    const reader = createInterface({ input: child.stdout ?? process.stdin });
    reader.on('line', (line) => lines.push(line));
    await once(reader, 'line');
    const facts = JSON.parse(lines[0] ?? '') as SampleAccount;
    expect(Object.keys(facts)).toEqual([
      'endpoint',
      'region',
      'accessKeyId',
      'secretAccessKey',
      'accessKeys',
      'accountId',
    ]);
    const headers = { authorization: authorization(facts.accessKeyId) };
    expect((await raw(facts, 'GET', '/2015-03-31/functions/generated-00060')).status).toBe(403);
    expect((await raw(facts, 'GET', '/2015-03-31/functions/generated-00060', { headers })).status).toBe(200);
    expect(readFileSync(log, 'utf8')).toContain('"operation":"GetFunction"');
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
  });

  it.each([
    ['--port', 'x'],
    ['--port', '65536'],
    ['--functions', '-1'],
    ['--latency', '1.5'],
    ['--rate', '0'],
    ['--rate'],
    ['--faults', join(folder, 'no', 'such', 'plan')],
    ['--faults', CLI],
    ['--nonsense'],
    ['something'],
    ['--log', join(folder, 'no', 'such', 'folder')],
  ])('refuses %s %s in one line and with exit code 2', async (...args) => {
    const child = start(...args);
    const [complaint, output, [code]] = await Promise.all([
      textOf(child.stderr),
      textOf(child.stdout),
      once(child, 'exit') as Promise<[number]>,
    ]);
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(complaint.trimEnd().split('\n')).toHaveLength(1);
    expect(complaint).toContain('Usage: npm run sample');
  });
});
