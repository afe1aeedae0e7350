import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Emitter } from '../../src/domain/async/emitter.ts';
import type { Log } from '../../src/domain/log.ts';

/** Kinds of ExpectedError that a fault, a switch or a profile without keys may end as. */
const EXPECTED =
  /\b(signedOut|accessDenied|throttled|offline|timeout|notFound|notUnderstood|serviceFailure|cancelled)\b/;
/** The line of a request: `ListFunctions us-east-1: 200, …`. */
const REQUEST = /^\w+ \S+: /;
/** Odd answers that are read all the same. */
const ODD = /^Lambda \S+: The marker of the next page /;

/** A log that keeps nothing but what nobody expected, and counts the rest. */
export class SoakLog implements Log {
  readonly unexpected: string[] = [];
  readonly counts = new Map<string, number>();
  readonly #secrets: readonly string[];

  constructor(secrets: readonly string[]) {
    this.#secrets = secrets;
  }

  debug(message: string): void {
    this.#count('details', message);
  }

  info(message: string): void {
    this.#count(REQUEST.test(message) ? 'requests' : 'connections', message);
  }

  warn(message: string): void {
    const kind = EXPECTED.exec(message)?.[1] ?? (ODD.test(message) ? 'odd markers' : undefined);
    this.#count(kind ?? 'unexpected', message);
    if (kind === undefined) this.unexpected.push(message);
  }

  error(message: string): void {
    this.#count('unexpected', message);
    this.unexpected.push(message);
  }

  #count(what: string, message: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    if (this.#secrets.some((secret) => message.includes(secret)))
      this.unexpected.push(`A secret: ${message}`);
  }
}

/** Counts the listeners of the domain that are there, whoever they listen to. */
export class ListenerCount {
  #live = 0;

  /** From now on, until the process ends. */
  constructor() {
    // oxlint-disable-next-line typescript/no-this-alias -- the patched method has a `this` of its own
    const count = this;
    const add = Emitter.prototype.add;
    Emitter.prototype.add = function counted<T>(this: Emitter<T>, listener: (value: T) => void) {
      const subscription = add.call(this, listener as (value: unknown) => void);
      count.#live += 1;
      let isLive = true;
      return {
        dispose: () => {
          if (isLive) count.#live -= 1;
          isLive = false;
          subscription.dispose();
        },
      };
    };
  }

  get live(): number {
    return this.#live;
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Heap in use when all that can go has gone, in MB (1,000,000 bytes). */
export function heapMb(): number {
  collectGarbage();
  return Math.round(process.memoryUsage().heapUsed / 100_000) / 10;
}
