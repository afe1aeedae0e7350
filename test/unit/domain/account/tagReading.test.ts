import { describe, expect, it } from 'vitest';
import { TagReading } from '../../../../src/domain/account/tagReading.ts';
import { AccountBench } from '../declared/support.ts';

class Bench {
  readonly failures: unknown[] = [];
  changes = 0;
  readonly reading = new TagReading(
    () => (this.changes += 1),
    (error) => void this.failures.push(error),
  );
}

describe('TagReading', () => {
  it('reads once, and says so', async () => {
    const { account, tagging } = new AccountBench('orders');
    const bench = new Bench();
    expect(bench.reading.state(account).kind).toBe('unread');
    const read = bench.reading.read(account);
    expect(bench.reading.state(account).kind).toBe('reading');
    await read;
    await bench.reading.read(account);
    expect([bench.reading.state(account).kind, tagging.asked, bench.changes]).toEqual(['read', 1, 1]);
  });

  it('keeps a failure until the user tries again, and of its account alone', async () => {
    const { account, tagging } = new AccountBench('orders');
    const bench = new Bench();
    tagging.denied = true;
    await bench.reading.read(account);
    expect(bench.reading.state(account)).toMatchObject({ kind: 'failed', error: { kind: 'accessDenied' } });
    expect(bench.reading.state(new AccountBench().account).kind).toBe('unread');
    expect(bench.failures).toHaveLength(1);
    tagging.denied = false;
    await bench.reading.read(account);
    expect(bench.reading.state(account).kind).toBe('read');
  });

  it('reads nothing without an account', async () => {
    const bench = new Bench();
    await bench.reading.read(undefined);
    expect([bench.reading.state(undefined).kind, bench.changes]).toEqual(['unread', 0]);
  });
});
