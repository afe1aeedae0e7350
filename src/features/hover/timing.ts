/** The result if it arrives in time; undefined after the time, or once nobody wants it. Stops no request. */
export async function within<T>(
  milliseconds: number,
  signal: AbortSignal,
  arriving: Promise<T>,
): Promise<T | undefined> {
  const arrived = new AbortController();
  const over = pause(milliseconds, AbortSignal.any([signal, arrived.signal])).then(() => undefined);
  try {
    return await Promise.race([arriving, over]);
  } finally {
    arrived.abort();
  }
}

/** Resolves after a time, at once when the signal aborts. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
