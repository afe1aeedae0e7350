/**
 * Settles as the work does, or rejects with the signal's reason as soon as it aborts. For work that knows
 * nothing of signals: the SDK does not abort while it resolves credentials (domain.md §12).
 */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** A time-out that stands still while a person is asked something. */
export class Deadline {
  readonly #ms: number;
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #asked = false;
  /** Aborts with a `TimeoutError` when the time has passed, and with what is closed. */
  readonly signal: AbortSignal;

  /** @param closed aborts when nobody needs the work any more */
  constructor(ms: number, closed?: AbortSignal) {
    this.#ms = ms;
    this.signal = AbortSignal.any([this.#controller.signal, ...(closed ? [closed] : [])]);
    this.#start();
  }

  /** True if a person was asked something meanwhile. */
  get hasAsked(): boolean {
    return this.#asked;
  }

  /** Asks a person; the time that takes does not count, and the whole time starts again with the answer. */
  async whileAsking<T>(ask: () => Promise<T>): Promise<T> {
    this.stop();
    this.#asked = true;
    const answer = await ask();
    this.#start();
    return answer;
  }

  #start(): void {
    this.stop();
    this.#timer = setTimeout(() => this.#controller.abort(timeoutError(this.#ms)), this.#ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

function timeoutError(ms: number): DOMException {
  return new DOMException(`No answer within ${ms} ms`, 'TimeoutError');
}
