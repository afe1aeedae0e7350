import type { TrailRecord } from '../evidence/surroundings.ts';
import { PRIMARY_ACCOUNT } from '../sts/callers.ts';
import { arnsIn } from './arns.ts';
import { uuidFrom } from './build.ts';

const { queue, fn } = arnsIn('us-east-1', PRIMARY_ACCOUNT);
const DAY_MINUTES = 24 * 60;

/** Minutes since somebody took the on-failure destination of orders-enrich away: since then its events are lost. */
export const ENRICH_CHANGED = 64;
/** What CloudTrail kept of the last weeks. */
export function trailOf(now: number): TrailRecord[] {
  const enrich = fn('orders-enrich:$LATEST');
  const both = {
    onSuccess: { destination: fn('orders-price') },
    onFailure: { destination: queue('orders-failed') },
  };
  const one = { onSuccess: { destination: fn('orders-price') }, onFailure: {} };
  return [
    put('deploy', now - 12 * DAY_MINUTES * 60_000, 'orders-enrich', enrich, both),
    {
      ...put('mallory', now - (ENRICH_CHANGED + 3) * 60_000, 'orders-enrich', enrich, one),
      response: null,
      errorCode: 'AccessDeniedException',
    },
    put('alice', now - ENRICH_CHANGED * 60_000, 'orders-enrich', enrich, one),
  ];
}

function put(
  who: string,
  at: number,
  functionName: string,
  functionArn: string,
  destinationConfig: object,
): TrailRecord {
  return {
    id: uuidFrom(`${who} ${functionArn}`),
    name: 'PutFunctionEventInvokeConfig',
    at,
    userArn: `arn:aws:sts::${PRIMARY_ACCOUNT}:assumed-role/engineers/${who}`,
    request: { functionName, destinationConfig },
    response: { functionArn, lastModified: Math.floor(at / 1_000), destinationConfig },
  };
}
