import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ReadState } from './domain/declared/state.ts';
import type { DeclaredTemplate } from './domain/declared/template.ts';
import type { TemplateAccess, TemplateSource } from './domain/declared/templateAccess.ts';
import { ExpectedError } from './domain/errors.ts';
import type { Log } from './domain/log.ts';

/** Longest reading, in milliseconds: 10,000 lines of YAML take 1 s on a busy machine (templates.md §6). */
const LONGEST = 15_000;
/** The thread ends when it has had nothing to do for this long, in milliseconds; its memory is free then. */
const IDLE = 120_000;
/** Heap of the thread, in MB: a text of 10 MB needs some 300. */
const HEAP_MB = 768;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

/** Reads templates in a worker thread that starts with the first text. A thread that fails is replaced. */
export class WorkerTemplates implements TemplateAccess {
  readonly #file: string;
  readonly #log: Log;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #idle: NodeJS.Timeout | undefined;
  #last = 0;

  /** @param file the bundled worker */
  constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  async read(sources: readonly TemplateSource[]): Promise<DeclaredTemplate | undefined> {
    const plain = sources.map(({ file, text }) => ({ file, text }));
    return (await this.#ask({ sources: plain })) as DeclaredTemplate | undefined;
  }

  async readState(text: string): Promise<ReadState> {
    return (await this.#ask({ state: text })) as ReadState;
  }

  prepare(file: string): void {
    // What fails now is told to the one who reads.
    if (!this.#worker) this.#ask({ prepare: file }).catch(() => undefined);
  }

  #ask(wish: object): Promise<unknown> {
    clearTimeout(this.#idle);
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const id = ++this.#last;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const timer = setTimeout(
      () => this.#end(worker, unreadable('The template takes too long to read.')),
      LONGEST,
    );
    this.#waiting.set(id, { resolve, reject, timer });
    worker.postMessage({ id, ...wish });
    return promise;
  }

  dispose(): void {
    if (this.#worker) this.#end(this.#worker, new ExpectedError('cancelled', 'The extension ends.'));
  }

  #start(): Worker {
    const worker = new Worker(this.#file, {
      // The thread needs none of what the extension host was started with.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      workerData: { folder: dirname(this.#file) },
    });
    worker.unref();
    worker.on('message', ({ id, result }: { readonly id: number; readonly result?: unknown }) =>
      this.#answered(id, result),
    );
    worker.on('error', (error) => {
      this.#log.warn(`Templates: ${error.message}`);
      this.#end(worker, unreadable('The template cannot be read.'));
    });
    return worker;
  }

  #answered(id: number, result: unknown): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    clearTimeout(waiting?.timer);
    waiting?.resolve(result);
    if (this.#waiting.size === 0) this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.dispose(), IDLE);
    this.#idle.unref();
  }

  /** Everything that waits for the thread fails with it. */
  #end(worker: Worker, error: unknown): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    clearTimeout(this.#idle);
    void worker.terminate();
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.timer);
      waiting.reject(error);
    }
    this.#waiting.clear();
  }
}

const unreadable = (text: string): ExpectedError => new ExpectedError('notUnderstood', text);
