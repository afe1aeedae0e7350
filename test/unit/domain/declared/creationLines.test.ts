import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creationLines, placedIn, type SourceFile } from '../../../../src/domain/declared/creationLines.ts';
import type { AssembledConstruct } from '../../../../src/domain/declared/resolution.ts';
import { growth, LINEAR, repeated } from '../../../support/growth.ts';

/** As the CDK 2.276 writes it. */
const STACK = [
  '...new Function2 in aws-cdk-lib...',
  'new GuFunction (/app/lib/own.ts:10:5)',
  'new ShopStack (/app/lib/stacks.ts:24:20)',
  '<anonymous> (/app/bin/app.ts:4:1)',
  '...node internals, node:internal/modules/run_main:1:1...',
];
const linesOf = (...data: readonly unknown[]) => creationLines([{ type: 'aws:cdk:creationStack', data }]);

describe('the lines that created a construct', () => {
  it('are those of the app, the innermost first', () => {
    expect(linesOf(...STACK)).toEqual([
      { file: '/app/lib/own.ts', line: 10 },
      { file: '/app/lib/stacks.ts', line: 24 },
      { file: '/app/bin/app.ts', line: 4 },
    ]);
  });

  it.each([
    ['    at new Shop (/app/lib/shop.ts:42:7)', '/app/lib/shop.ts', 42],
    ['at /app/bin/a.ts:1:1', '/app/bin/a.ts', 1],
    ['new Shop (C:\\app\\lib\\shop.ts:7:1)', 'C:\\app\\lib\\shop.ts', 7],
  ])('are read of %s', (frame, file, line) => expect(linesOf(frame)).toEqual([{ file, line }]));

  it.each([
    'new Function (/app/node_modules/aws-cdk-lib/x.js:1:2)',
    '...aws-cdk-lib...',
    '(no user code in 10 frames, use --stack-trace-limit to capture more)',
    'node:internal/main:1:1',
    7,
    null,
    `at ${'x'.repeat(2000)}:1:1`,
  ])('are none of %j', (frame) => expect(linesOf(frame)).toEqual([]));

  it('are those of the trace of the logical id as well', () => {
    const trace = ['at new Shop (/app/lib/shop.ts:42:7)'];
    expect(creationLines([{ type: 'aws:cdk:logicalId', data: 'A', trace }])).toHaveLength(1);
    expect(creationLines([{ type: 'aws:cdk:logicalId', data: 'A', trace: 'x' }, 7, null])).toEqual([]);
  });

  it.each(['(', ':1', 'at ', '\\', ' '])('take time that grows with the number of %j alone', (piece) =>
    expect(growth(repeated(piece), (text) => linesOf(text.slice(0, 900), text))).toBeLessThan(LINEAR),
  );

  it('are read of anything', () =>
    fc.assert(fc.property(fc.array(fc.jsonValue()), (entries) => Array.isArray(creationLines(entries)))));
});

describe('the constructs that a source creates', () => {
  const construct = (...createdAt: readonly string[]): AssembledConstruct => ({
    stack: 'Shop',
    path: 'Shop/Orders/Resource',
    logicalId: 'Orders1',
    ...(createdAt.length > 0 && { createdAt: createdAt.map((file, index) => ({ file, line: index + 1 })) }),
  });
  const source = (more: Partial<SourceFile> = {}): SourceFile => ({
    path: '/app/lib/own.ts',
    app: '/app',
    isUnchanged: true,
    ...more,
  });
  const here = (all: readonly AssembledConstruct[], of = source()) =>
    placedIn(all, of).map((one) => one.here);

  it('have its lines, and those of others none', () => {
    const all = [
      construct('/app/lib/own.ts', '/app/bin/app.ts'),
      construct('/app/lib/other.ts'),
      construct(),
    ];
    expect(here(all)).toEqual([[1], [], undefined]);
  });

  it('have no lines where it was changed after the synthesis; those of others are still of others', () => {
    const all = [construct('/app/lib/own.ts'), construct('/app/lib/other.ts')];
    expect(here(all, source({ isUnchanged: false }))).toEqual([undefined, []]);
  });

  it.each([
    ['the assembly was made elsewhere', ['/build/7/lib/own.ts']],
    ['the app runs compiled', ['/app/lib/own.js']],
    ['another app has the same beginning', ['/app2/lib/own.ts']],
  ])('are not known where %s', (_, files) => {
    expect(here([construct(...files)])).toEqual([undefined]);
  });

  it('are found whatever way Windows writes its paths', () => {
    const of = source({ path: 'c:\\app\\lib\\own.ts', app: 'c:\\app' });
    expect(here([construct('C:\\app\\lib\\own.ts')], of)).toEqual([[1]]);
  });
});
