import type { KnownQualifiers } from '../../src/domain/qualifiers/qualifiers.ts';
import type { EventInvokeConfig } from '../../src/domain/settings/eventInvokeConfig.ts';
import { ExpectedError } from '../../src/domain/errors.ts';
import { FakeLambda } from './fakeLambda.ts';

/** A FakeLambda whose List answers when a test says so, ends with its signal, and fails for single functions. */
export class SlowLambda extends FakeLambda {
  /** True if answers wait for `answer`. */
  held = false;
  /** Errors of List by function, thrown instead of its configs. */
  readonly failing = new Map<string, unknown>();
  /** Errors of ListAliases by function. */
  readonly aliasesFailing = new Map<string, unknown>();
  readonly #waiting = new Map<() => void, string>();

  /** Names of functions whose answer waits, in the order in which they were asked about. */
  get waiting(): readonly string[] {
    return [...this.#waiting.values()];
  }

  /** Names of functions that List was asked about, in order. */
  get listed(): readonly string[] {
    return this.asked.flatMap((line) => /^listEventInvokeConfigs (.*)/.exec(line)?.[1] ?? []);
  }

  /** Lets those who wait now have their answers. */
  answer(): void {
    for (const go of [...this.#waiting.keys()]) go();
  }

  override async listEventInvokeConfigs(
    name: string,
    signal: AbortSignal,
  ): Promise<readonly EventInvokeConfig[]> {
    const answer = super.listEventInvokeConfigs(name, signal);
    if (this.held) await this.#released(name, signal);
    if (this.failing.has(name)) throw this.failing.get(name);
    return await answer;
  }

  override async listAliases(name: string, signal: AbortSignal): Promise<KnownQualifiers['aliases']> {
    const answer = await super.listAliases(name, signal);
    if (this.aliasesFailing.has(name)) throw this.aliasesFailing.get(name);
    return answer;
  }

  async #released(name: string, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const go = (): void => {
        this.#waiting.delete(go);
        resolve();
      };
      this.#waiting.set(go, name);
      signal.addEventListener('abort', () => {
        this.#waiting.delete(go);
        reject(new ExpectedError('cancelled', 'It was given up'));
      });
    });
  }
}
