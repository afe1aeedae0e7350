import { type OverviewRow } from '../../src/domain/overview/row.ts';
import { RowStore } from '../../src/domain/overview/rowStore.ts';
import { type Described, fnArn, knowledge, queueArn } from '../unit/domain/overview/support.ts';
import { ACCOUNT, REGION } from './fakeLambda.ts';

/** The rows of an account whose functions are described, with the loops that a scan would find. */
export function accountRows(functions: Readonly<Record<string, Described>>): readonly OverviewRow[] {
  const store = new RowStore(REGION, () => undefined);
  for (const [name, described] of Object.entries(functions)) {
    const known = knowledge(name, described);
    store.add(known.summary);
    store.put(known);
  }
  store.findLoops();
  return store.rows();
}

const topic = (name: string): string => `arn:aws:sns:${REGION}:${ACCOUNT}:${name}`;
const bus = (name: string): string => `arn:aws:events:${REGION}:${ACCOUNT}:event-bus/${name}`;

const hands = (onSuccess?: string, onFailure?: string): Described => ({
  configs: [{ ...(onSuccess && { onSuccess }), ...(onFailure && { onFailure }) }],
});

/** A shop with chains, two loops, a function that is its own destination, and targets that cannot work. */
export const SHOP: Readonly<Record<string, Described>> = {
  'orders-received': hands(fnArn('orders-enrich'), queueArn('orders-failed')),
  'orders-enrich': hands(fnArn('orders-price'), queueArn('orders-failed')),
  'orders-price': hands(bus('commerce'), queueArn('orders-failed')),
  'orders-cancelled': hands(undefined, fnArn('orders-compensate:live')),
  'orders-compensate': {
    configs: [{ qualifier: 'live', onFailure: topic('operations-alarm') }],
    qualifiers: { aliases: [{ name: 'live', version: '3' }] },
  },
  'search-index': hands(undefined, topic('operations-alarm')),
  'loop-ping': hands(fnArn('loop-pong')),
  'loop-pong': hands(fnArn('loop-ping'), queueArn('loop-failed')),
  'stock-count': hands(fnArn('stock-reserve')),
  'stock-reserve': hands(fnArn('stock-release')),
  'stock-release': hands(fnArn('stock-count'), queueArn('stock-failed')),
  'loop-self': hands(undefined, fnArn('loop-self')),
  'shipping-label': hands(undefined, queueArn('shipping-failed.fifo')),
  'media-transcode': hands('arn:aws:s3:::media-transcoded'),
  'invoices-send': {
    ...hands(undefined, queueArn('invoices-failed')),
    summary: { deadLetterArn: topic('invoices-dead') },
  },
  'invoices-create': { summary: { deadLetterArn: queueArn('invoices-dead.fifo') } },
  'analytics-daily-customer-lifetime-value-aggregation-for-reports': hands(topic('operations-alarm')),
  'other-account': hands('arn:aws:lambda:us-east-1:999999999999:function:theirs'),
  'users-welcome': {},
};

/** So many functions: hubs with hundreds around them, chains, loops, and half that hand on nothing. */
export function manyFunctions(count: number): Readonly<Record<string, Described>> {
  const name = (number: number): string => `service-${number % 37}-function-${number}`;
  const one = (number: number): Described => {
    if (number % 2 === 1) return {};
    if (number % 50 === 0) return hands(fnArn(name(number + 2)));
    if (number % 50 === 2 && number % 100 === 2) return hands(fnArn(name(number - 2)));
    if (number % 10 === 4) return hands(fnArn(name(number + 1)), queueArn(`failed-${number}`));
    return hands(undefined, queueArn(`hub-${number % 7}`));
  };
  return Object.fromEntries(Array.from({ length: count }, (_, number) => [name(number), one(number)]));
}
