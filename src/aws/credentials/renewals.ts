import { CAPS } from '../transport/limits.ts';

/** How early a token is renewed before it expires, in milliseconds: as the SDK does. */
export const RENEW_BEFORE = 300_000;

/** By the token's file: a renewal under way, or why the last one failed and when. */
const renewals = new Map<string, Promise<unknown>>();
const failures = new Map<string, { readonly error: unknown; readonly at: number }>();

/** A refresh token works once, so concurrent callers share one renewal. After a failure there is a pause. */
export async function renewOnce<T>(path: string, signal: AbortSignal, renew: () => Promise<T>): Promise<T> {
  const failure = failures.get(path);
  if (failure && performance.now() - failure.at < CAPS.renewalPause) throw failure.error;
  // The path of a file is the key, and each kind of token has a directory of its own.
  const renewal = (renewals.get(path) as Promise<T> | undefined) ?? renew();
  renewals.set(path, renewal);
  try {
    const renewed = await renewal;
    failures.delete(path);
    return renewed;
  } catch (error) {
    if (!signal.aborted) failures.set(path, { error, at: performance.now() });
    throw error;
  } finally {
    renewals.delete(path);
  }
}
