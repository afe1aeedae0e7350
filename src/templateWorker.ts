import { parentPort } from 'node:worker_threads';
import type { TemplateSource } from './domain/declared/templateAccess.ts';
import { readTemplate } from './templates/readTemplate.ts';
import { allReaders } from './templates/readers.ts';

/** Runs in a worker thread: reading a template of 10,000 lines takes longer than the extension host may be held up. */

export interface ReadRequest {
  readonly id: number;
  readonly sources: readonly TemplateSource[];
}

parentPort?.on('message', ({ id, sources }: ReadRequest) => {
  parentPort?.postMessage({ id, template: readTemplate(allReaders, sources) });
});
