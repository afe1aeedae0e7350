import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/lib/paths.ts';
import { seededShelves } from '../../src/sample/seed/index.ts';
import type { SampleAccount } from '../../src/sample/index.ts';
import { PRIMARY_ACCOUNT } from '../../src/sample/sts/callers.ts';
import { PRIMARY_REGION } from '../../src/sample/seed/index.ts';

/** A sample account of so many functions, in a process of its own. */
export interface BenchAccount {
  readonly functions: number;
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly accessKeys: SampleAccount['accessKeys'];
  /** Requests answered since the last call. */
  requests(): readonly Answered[];
}

/** A request as the sample account has logged it, when it sent the answer. */
export interface Answered {
  readonly operation: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Starts sample accounts when they are first asked for, and ends them all. */
export class BenchAccounts implements Disposable {
  readonly #folder: string;
  readonly #latencyMs: number;
  readonly #accounts = new Map<string, Promise<BenchAccount>>();
  readonly #children: ChildProcess[] = [];

  constructor(folder: string, latencyMs: number) {
    this.#folder = folder;
    this.#latencyMs = latencyMs;
    process.on('exit', () => this[Symbol.dispose]());
  }

  /**
   * The account with exactly so many functions, the seeded ones included.
   * @param rate requests a second, above which it answers 429; absent: no limit
   */
  of(functions: number, rate?: number): Promise<BenchAccount> {
    const key = `${functions}-${rate ?? 'unlimited'}`;
    const known = this.#accounts.get(key);
    if (known) return known;
    const account = this.#start(functions, rate, join(this.#folder, `requests-${key}.log`));
    this.#accounts.set(key, account);
    return account;
  }

  [Symbol.dispose](): void {
    for (const child of this.#children) child.kill();
  }

  async #start(functions: number, rate: number | undefined, logFile: string): Promise<BenchAccount> {
    const options = {
      latency: this.#latencyMs,
      functions: functions - seededFunctions(),
      log: logFile,
      ...(rate !== undefined && { rate }),
    };
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const child = spawn(process.execPath, [join(root, 'src/sample/cli.ts'), ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#children.push(child);
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const facts = JSON.parse(line) as Omit<BenchAccount, 'functions' | 'requests'>;
    return { ...facts, functions, requests: requestReader(logFile) };
  }
}

/** How many functions every sample account has in its primary region. */
export function seededFunctions(): number {
  const shelf = seededShelves(0).find(
    ({ accountId, region }) => accountId === PRIMARY_ACCOUNT && region === PRIMARY_REGION,
  );
  return shelf?.functions.size ?? 0;
}

function requestReader(file: string): () => readonly Answered[] {
  let read = 0;
  return () => {
    const text = readFileSync(file, 'utf8').slice(read);
    read += text.length;
    return text.split('\n').filter(Boolean).map(answered);
  };
}

function answered(line: string): Answered {
  const { operation = 'unknown', time } = JSON.parse(line) as {
    readonly operation?: string;
    readonly time: string;
  };
  return { operation, at: Date.parse(time) };
}
