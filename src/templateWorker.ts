import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { TemplateSource } from './domain/declared/templateAccess.ts';
import type { TemplateReader } from './templates/reader.ts';
import { readTemplate } from './templates/readTemplate.ts';
import { allReaders } from './templates/readers.ts';
import { isTerraformFile, readState, terraformReader } from './templates/terraform/index.ts';

/** Runs in a worker thread: reading a template of 10,000 lines takes longer than the extension host may be held up. */

export type ReadRequest =
  | { readonly id: number; readonly sources: readonly TemplateSource[] }
  | { readonly id: number; readonly state: string };

/** The grammar is loaded with the first Terraform file. */
let terraform: Promise<TemplateReader> | undefined;

function openTerraform(): Promise<TemplateReader> {
  const { folder } = workerData as { readonly folder: string };
  const wasm = (name: string): Uint8Array => readFileSync(join(folder, `${name}.wasm`));
  return terraformReader({ runtime: wasm('web-tree-sitter'), grammar: wasm('tree-sitter-terraform') });
}

async function readersFor(sources: readonly TemplateSource[]): Promise<readonly TemplateReader[]> {
  if (!sources.some(({ file }) => isTerraformFile(file))) return allReaders;
  terraform ??= openTerraform();
  return [await terraform];
}

async function answer(request: ReadRequest): Promise<void> {
  const { id } = request;
  if ('state' in request) return parentPort?.postMessage({ id, result: readState(request.state) });
  const { sources } = request;
  parentPort?.postMessage({ id, result: readTemplate(await readersFor(sources), sources) });
}

// A failure ends the thread, and the one who waits is told.
parentPort?.on('message', (request: ReadRequest) => void answer(request));
