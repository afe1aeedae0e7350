import { describe, expect, it } from 'vitest';
import type { FunctionRows, RowViewModel } from '../../../../src/features/overview/protocol.ts';
import { BY_FUNCTION } from '../../../../src/domain/overview/rowOrder.ts';
import { linesByStack, linesOf } from '../../../../src/webview/overview/lines.ts';
import { RowList } from '../../../../src/webview/overview/rowList.ts';
import { rowAfterKey } from '../../../../src/webview/shared/rowKeys.ts';
import { readViewState } from '../../../../src/webview/overview/viewState.ts';
import { foldAfterKey } from '../../../../src/webview/overview/gridKeys.ts';

const row = (name: string, qualifier = '$LATEST', more: Partial<RowViewModel> = {}): RowViewModel => ({
  arn: `${arnOf(name)}:${qualifier}`,
  name,
  qualifier,
  source: 'default',
  retries: { value: 2, source: 'default' },
  maximumAge: { value: 21_600, source: 'default' },
  ageText: '6 h',
  findings: [],
  ...more,
});

const arnOf = (name: string): string => `arn:aws:lambda:us-east-1:111111111111:function:${name}`;

const fn = (name: string, ...rows: readonly RowViewModel[]): FunctionRows => ({
  arn: arnOf(name),
  rows: rows.length > 0 ? rows : [row(name)],
});

const names = (list: RowList): readonly string[] => list.shown.map(({ name }) => name);

describe('RowList', () => {
  it('puts what comes into its order', () => {
    const list = new RowList();
    list.setOrder(BY_FUNCTION);
    list.take({ reset: true, functions: [fn('c'), fn('a')] });
    list.take({ reset: false, functions: [fn('b', row('b'), row('b', 'live'))] });
    expect(list.shown.map(({ name, qualifier }) => `${name}:${qualifier}`)).toEqual([
      'a:$LATEST',
      'b:$LATEST',
      'b:live',
      'c:$LATEST',
    ]);
    expect(list.size).toBe(4);
  });

  it('takes a function that changed in place of what it was, and one that is gone away', () => {
    const list = new RowList();
    list.take({ reset: true, functions: [fn('a', row('a'), row('a', 'live')), fn('b')] });
    list.take({ reset: false, functions: [fn('a'), { arn: arnOf('b'), rows: [] }] });
    expect(names(list)).toEqual(['a']);
    expect(list.size).toBe(1);
  });

  it('forgets all when it gets all: nothing of another account stays', () => {
    const list = new RowList();
    list.take({ reset: true, functions: [fn('theirs')] });
    list.take({ reset: true, functions: [fn('ours')] });
    expect(names(list)).toEqual(['ours']);
    list.setFilter({ text: '' });
    expect(names(list)).toEqual(['ours']);
  });

  it('filters what is there and what comes, and orders it', () => {
    const list = new RowList();
    list.take({ reset: true, functions: [fn('a'), fn('b'), fn('ab')] });
    list.setFilter({ text: 'a' });
    list.setOrder({ column: 'function', descending: true });
    list.take({ reset: false, functions: [fn('aa'), fn('x')] });
    expect(names(list)).toEqual(['ab', 'aa', 'a']);
    expect(list.size).toBe(5);
    list.setFilter({ text: '' });
    expect(names(list)).toEqual(['x', 'b', 'ab', 'aa', 'a']);
  });
});

describe('the worst first', () => {
  it('is the order at the beginning: an error before any warnings, what has none last', () => {
    const list = new RowList();
    const found = (kind: RowViewModel['findings'][number]['kind']) =>
      ({ kind, severity: 'error', text: kind }) as const;
    list.take({
      reset: true,
      functions: [
        fn('fine'),
        fn('lost', row('lost', '$LATEST', { findings: [found('eventsLost'), found('retriesCutByAge')] })),
        fn('note', row('note', '$LATEST', { findings: [found('handledTwice')] })),
        fn('broken', row('broken', '$LATEST', { findings: [found('fifoTarget')] })),
      ],
    });
    expect(names(list)).toEqual(['broken', 'lost', 'note', 'fine']);
  });
});

describe('tags', () => {
  const tagged = (name: string, stack: string) => ({
    ...fn(name, row(name)),
    tags: [['aws:cloudformation:stack-name', stack] as const, ['team', name] as const],
  });

  it('are filtered by, with the rest of the text', () => {
    const list = new RowList();
    list.take({ reset: true, functions: [tagged('a', 'shop'), tagged('b', 'shop'), fn('c', row('c'))] });
    for (const [text, expected] of [
      ['stack:shop', ['a', 'b']],
      ['stack:shop tag:team=b', ['b']],
      ['tag:team=b a', []],
      ['stack:other', []],
      ['c', ['c']],
    ] as const) {
      list.setFilter({ text });
      expect([text, names(list)]).toEqual([text, expected]);
    }
  });

  it('group the rows by stack, those of none last, each below its head while that is open', () => {
    const list = new RowList();
    list.setOrder({ column: 'function', descending: false });
    list.take({ reset: true, functions: [fn('c', row('c')), tagged('b', 'shop'), tagged('a', 'zoo')] });
    const texts = (closed: readonly string[]): readonly string[] =>
      linesByStack(list.shown, new Set(), new Set(closed)).map((line) =>
        line.kind === 'stack' ? `# ${line.name} ${line.rows}` : line.kind === 'row' ? line.row.name : '',
      );
    expect(texts([])).toEqual(['# shop 1', 'b', '# zoo 1', 'a', '#  1', 'c']);
    expect(texts(['stack shop'])).toEqual(['# shop 1', '# zoo 1', 'a', '#  1', 'c']);
  });
});

describe('linesOf', () => {
  const rows = [row('a', '3'), row('a'), row('b', '9'), row('a', 'live'), row('a', '2'), row('a', '1')];
  const key = 'versions of arn:aws:lambda:us-east-1:111111111111:function:a';
  const texts = (open: readonly string[]): readonly string[] =>
    linesOf(rows, new Set(open)).map((line) =>
      line.kind === 'row'
        ? `${line.under === undefined ? '' : '- '}${line.row.name}:${line.row.qualifier}`
        : `${line.rows.length} versions`,
    );

  it('folds the versions of a function where the first of them is, and leaves a single one alone', () => {
    expect(texts([])).toEqual(['3 versions', 'a:$LATEST', 'b:9', 'a:live']);
  });

  it('shows them below it, in their order, once it is opened', () => {
    expect(texts([key])).toEqual(['3 versions', '- a:3', '- a:2', '- a:1', 'a:$LATEST', 'b:9', 'a:live']);
  });

  it('has a key for each line that no other line can have, whatever an alias is called', () => {
    const alias = row('a', 'versions');
    const keys = linesOf([...rows, alias], new Set([key])).map((line) => line.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('opens, closes and leads in and out as a tree does', () => {
    const closed = linesOf(rows, new Set());
    const opened = linesOf(rows, new Set([key]));
    expect(foldAfterKey('ArrowRight', closed, 0)).toEqual({ fold: key });
    expect(foldAfterKey('Enter', closed, 0)).toEqual({ fold: key });
    expect(foldAfterKey('ArrowLeft', closed, 0)).toBeUndefined();
    expect(foldAfterKey('ArrowRight', opened, 0)).toEqual({ move: 1 });
    expect(foldAfterKey('ArrowLeft', opened, 0)).toEqual({ fold: key });
    expect(foldAfterKey('ArrowLeft', opened, 3)).toEqual({ move: 0 });
    expect(foldAfterKey('Enter', opened, 3)).toBeUndefined();
    expect(foldAfterKey('ArrowLeft', closed, 1)).toBeUndefined();
    expect(foldAfterKey('ArrowRight', closed, 9)).toBeUndefined();
  });
});

describe('readViewState', () => {
  it('reads what was kept', () => {
    const kept = {
      filter: { text: 'orders', finding: 'broken' },
      order: { column: 'findings', descending: true },
      scrollTop: 300,
      active: 'arn',
      open: ['versions of arn'],
      isGrouped: true,
      isSummaryHidden: true,
    };
    expect(readViewState(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([
    undefined,
    null,
    7,
    'x',
    { filter: { text: 1 }, order: [], scrollTop: '3', active: 4, open: 'x', isSummaryHidden: 1 },
  ])('begins again with %j', (kept) =>
    expect(readViewState(kept)).toEqual({
      filter: { text: '' },
      order: { column: 'findings', descending: true },
      scrollTop: 0,
      open: [],
      isGrouped: false,
    }),
  );
});

describe('rowAfterKey', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['ArrowUp', -1, 0],
    ['PageDown', 3, 7],
    ['PageDown', 8, 9],
    ['PageUp', 3, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['a', 5, undefined],
  ])('%s from %i leads to %s', (key, from, to) => expect(rowAfterKey(key, from, 9, 4)).toBe(to));

  it('leads nowhere without rows', () => expect(rowAfterKey('End', -1, -1, 4)).toBeUndefined());
});
