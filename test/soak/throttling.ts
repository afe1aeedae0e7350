import assert from 'node:assert/strict';
import type { TreeNode } from '../../src/features/functionsTree/nodes.ts';
import type { Aws, Sample } from '../support/shipped.ts';
import { Bench } from './bench.ts';
import type { SoakLog } from './watch.ts';

/** Requests per second that the service allows, and the share of another user. */
const RATE = 15;
const OTHERS = 5;
const FUNCTIONS = 200;

/** At full size: 200 functions opened at once beside another client, with the limits that are shipped. Returns seconds. */
export async function throttling(
  modules: {
    readonly aws: Aws;
    readonly sample: Sample;
  },
  log: SoakLog,
): Promise<number> {
  const sample = await modules.sample.startSample({ functions: FUNCTIONS, rate: RATE });
  const bench = new Bench(modules, sample, log, { limits: {}, profile: 'sample' });
  const other = setInterval(() => void askAsAnother(sample), 1_000 / OTHERS);
  try {
    const started = performance.now();
    const session = await bench.sessions.open();
    await session.account.directory.load();
    await bench.tree.getChildren();
    // Those of the seed have faults of their own.
    const all = session.account.directory.all().map(({ name }) => name);
    const names = all.filter((name) => name.startsWith('generated-'));
    assert.equal(names.length, FUNCTIONS);
    const opened = await Promise.all(
      names.map(async (name) => {
        const node = bench.tree.functionNode(name);
        return node ? await bench.tree.getChildren(node) : [];
      }),
    );
    const failures = opened.flatMap((rows) => (rows[0]?.kind === 'qualifier' ? [] : [reasonOf(rows)]));
    assert.deepEqual(failures, [], `${failures.length} of ${names.length} functions did not load`);
    return (performance.now() - started) / 1_000;
  } finally {
    clearInterval(other);
    bench.dispose();
    await sample.close();
  }
}

const reasonOf = ([row]: readonly TreeNode[]): string =>
  row?.kind === 'failure' ? String(row.error) : `a row of kind ${row?.kind}`;

/** One request of the same account; what is answered is nobody's business. */
async function askAsAnother({
  endpoint,
  accessKeyId,
}: {
  readonly endpoint: string;
  readonly accessKeyId: string;
}): Promise<void> {
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=0`;
  await fetch(`${endpoint}/2015-03-31/functions?MaxItems=1`, { headers: { authorization } })
    .then((answer) => answer.arrayBuffer())
    .catch(() => undefined);
}
