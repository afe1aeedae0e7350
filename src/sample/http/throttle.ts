/** Decides whether a request may pass; the number is the seconds after which to come back. */
export type Throttle = (bucket: string) => { readonly retryAfterSeconds: number } | undefined;

const WINDOW_MS = 1_000;

/**
 * At most so many requests in any second, one bucket for all operations of an account and region together, as
 * the control plane counts (domain.md §8). Refused requests do not count.
 * @param rate requests a second; absent: no limit
 * @param now clock in milliseconds
 */
export function createThrottle(rate: number | undefined, now: () => number): Throttle {
  const passed = new Map<string, readonly number[]>();
  return (bucket) => {
    if (rate === undefined) return undefined;
    const since = now() - WINDOW_MS;
    const recent = (passed.get(bucket) ?? []).filter((time) => time > since);
    const refused = recent.length >= rate;
    passed.set(bucket, refused ? recent : [...recent, now()]);
    return refused ? { retryAfterSeconds: 1 } : undefined;
  };
}
