import type { Faulted } from './effect.ts';
import type { Answer } from '../lambda/errors.ts';
import { tooOld } from './refusals.ts';

/** How far the server's clock is ahead of the client's, in milliseconds. */
const AHEAD_MS = 3_600_000;
/** Difference between two clocks that AWS tolerates, in milliseconds (docs: signatures are valid for five minutes). */
const TOLERANCE_MS = 300_000;

const clock = (): Date => new Date(Date.now() + AHEAD_MS);

const stamp = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, date: clock().toUTCString() },
});

/** A server whose clock is an hour ahead: it takes what is signed by its own clock, and tells its time. */
export const clockSkew = {
  check(request: Faulted): Answer | undefined {
    const off = Math.abs(timeOf(request.signedAt) - clock().getTime());
    return off > TOLERANCE_MS ? stamp(tooOld(request, clock())) : undefined;
  },
  stamp,
};

/** NaN for what is no time of a signature: that is taken as right. */
function timeOf(signedAt: string | undefined): number {
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(signedAt ?? '') ?? [];
  return Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
}
