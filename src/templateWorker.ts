import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { once } from './domain/async/lazy.ts';
import { isTerraform } from './domain/declared/mayBeTemplate.ts';
import type { TemplateSource } from './domain/declared/templateAccess.ts';
import type { TemplateReader } from './templates/reader.ts';
import { readTemplate } from './templates/readTemplate.ts';
import { allReaders } from './templates/readers.ts';
import { terraformReader } from './templates/terraform/index.ts';

/** Runs in a worker thread: reading a template of 10,000 lines takes longer than the extension host may be held up. */

export interface ReadRequest {
  readonly id: number;
  readonly sources: readonly TemplateSource[];
}

/** The grammar is loaded with the first Terraform file. */
const terraform = once(async () => {
  const { folder } = workerData as { readonly folder: string };
  const wasm = (name: string): Uint8Array => readFileSync(join(folder, `${name}.wasm`));
  return await terraformReader({ runtime: wasm('web-tree-sitter'), grammar: wasm('tree-sitter-terraform') });
});

async function readersFor(sources: readonly TemplateSource[]): Promise<readonly TemplateReader[]> {
  return sources.some(({ file }) => isTerraform(file)) ? [await terraform()] : allReaders;
}

async function answer({ id, sources }: ReadRequest): Promise<void> {
  const template = readTemplate(await readersFor(sources), sources);
  parentPort?.postMessage({ id, template });
}

// A failure ends the thread, and the one who waits is told.
parentPort?.on('message', (request: ReadRequest) => void answer(request));
