import { expect, it } from 'vitest';
import { graphOf } from '../../../../src/domain/graph/eventGraph.ts';
import { problemsOf } from '../../../../src/features/graph/problems.ts';
import { accountRows, SHOP } from '../../../support/events.ts';
import { fnArn, queueArn } from '../../domain/overview/support.ts';

it('says of each edge that cannot work why, and of no other', () => {
  const rows = accountRows(SHOP);
  const problems = problemsOf(rows);
  const found = graphOf(rows).edges.flatMap((edge) => {
    const problem = problems(edge);
    return problem ? [[edge.from.split(':')[6], edge.role, problem.kind]] : [];
  });
  expect(found).toEqual([
    ['invoices-create', 'deadLetter', 'fifoTarget'],
    ['loop-self', 'onFailure', 'selfDestination'],
    ['media-transcode', 'onSuccess', 'bucketOnSuccess'],
    ['shipping-label', 'onFailure', 'fifoTarget'],
  ]);
});

it('holds a dead-letter queue against all qualifiers of the function, and a destination against its own', () => {
  const rows = accountRows({
    orders: {
      configs: [{ qualifier: 'live', onFailure: queueArn('failed.fifo') }, { onFailure: queueArn('failed') }],
      qualifiers: { aliases: [{ name: 'live', version: '1' }] },
      summary: { deadLetterArn: queueArn('dead.fifo') },
    },
  });
  const problems = problemsOf(rows);
  for (const qualifier of ['$LATEST', 'live']) {
    const from = `${fnArn('orders')}:${qualifier}`;
    expect(problems({ from, role: 'deadLetter' })).toMatchObject({ kind: 'fifoTarget', role: 'deadLetter' });
    expect(problems({ from, role: 'onFailure' })?.kind).toBe(qualifier === 'live' ? 'fifoTarget' : undefined);
  }
});
