import type { Row } from './report.ts';

/** A goal of the project, and how it stands in this run. */
export interface Goal {
  readonly title: string;
  readonly actual: number;
  readonly limit: number;
  readonly unit: string;
  readonly met: boolean;
}

type Median = (key: string, n?: number) => number | undefined;
interface Wish {
  readonly title: string;
  readonly unit: string;
  readonly actual: (of: Median) => number | undefined;
  readonly limit: (of: Median) => number | undefined;
}

/** The size that the goals are stated for. */
const N = 5_000;
/** One or two pages. */
const FEW = 100;
/** The largest account that is scanned where nothing else is asked for. */
const SCANNED = 1_000;
/** The largest file that hovers are measured in, in bytes. */
const LARGEST_FILE = 10_000_000;

const ratio = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a / b;
const shortOf = (percent: number | undefined): number | undefined =>
  percent === undefined ? undefined : Math.max(0, 100 - percent);
const times = (a: number | undefined, b: number): number | undefined => (a === undefined ? a : a * b);
const plus = (a: number | undefined, b: number): number | undefined => (a === undefined ? a : a + b);

const wishes: readonly Wish[] = [
  {
    title: 'activate()',
    unit: 'ms',
    actual: (of) => of('activation.ours'),
    limit: () => 5,
  },
  {
    title: 'activate(), times that of an empty extension',
    unit: '×',
    actual: (of) => ratio(of('activation.ours'), of('activation.empty')),
    limit: () => 3,
  },
  {
    title: 'memory added by activation',
    unit: 'MB',
    actual: (of) => of('memory.activated'),
    limit: () => 5,
  },
  {
    title: 'memory added after browsing 5,000 functions',
    unit: 'MB',
    actual: (of) => of('memory.browsed', N),
    limit: () => 60,
  },
  { title: 'loaded by activation', unit: 'kB', actual: (of) => of('size.main'), limit: () => 40 },
  { title: 'VSIX', unit: 'kB', actual: (of) => of('size.vsix'), limit: () => 1_000 },
  {
    title: 'first click, 5,000 functions: first row',
    unit: 'ms',
    actual: (of) => of('click.text.first', N),
    limit: () => 400,
  },
  {
    title: 'first click: first row of 5,000, times that of 100',
    unit: '×',
    actual: (of) => ratio(of('click.text.first', N), of('click.text.first', FEW)),
    limit: () => 1.2,
  },
  {
    title: 'the same, busy',
    unit: '×',
    actual: (of) => ratio(of('click.text.first.busy', N), of('click.text.first.busy', FEW)),
    limit: () => 1.2,
  },
  {
    title: 'first click: all rows of 1,000, 1.1 × last answer + 200 ms',
    unit: 'ms',
    actual: (of) => of('click.text.all', SCANNED),
    limit: (of) => plus(times(of('click.text.last', SCANNED), 1.1), 200),
  },
  {
    title: 'loading and activating our code, in a window that starts',
    unit: 'ms',
    actual: (of) => of('click.text.load', FEW),
    limit: () => 50,
  },
  {
    title: 'first click, 5,000 functions: resident memory, growth',
    unit: 'MB',
    actual: (of) => of('click.text.resident', N),
    limit: () => 73.4,
  },
  {
    title: 'first row painted, 5,000 functions',
    unit: 'ms',
    actual: (of) => of('tree.first', N),
    limit: () => 250,
  },
  {
    title: 'all 5,000 known, times the bare SDK loop',
    unit: '×',
    actual: (of) => ratio(of('tree.known', N), of('limit.loop', N)),
    limit: () => 1.1,
  },
  {
    title: 'all 5,000 known, times the AWS CLI',
    unit: '×',
    actual: (of) => ratio(of('tree.known', N), of('limit.cli', N)),
    limit: () => 0.5,
  },
  {
    title: 'expand cold: one round trip + 30 ms',
    unit: 'ms',
    actual: (of) => of('expand.cold', N),
    limit: (of) => plus(of('limit.roundTrip', N), 30),
  },
  { title: 'expand warm', unit: 'ms', actual: (of) => of('expand.warm', N), limit: () => 10 },
  { title: 'expand warm', unit: 'requests', actual: (of) => of('expand.warmRequests', N), limit: () => 0 },
  {
    title: 'hover cold in 10 MB: one round trip + 20 ms',
    unit: 'ms',
    actual: (of) => of('hover.cold', LARGEST_FILE),
    limit: (of) => plus(of('limit.roundTrip', N), 20),
  },
  {
    title: 'hover warm in 10 MB',
    unit: 'ms',
    actual: (of) => of('hover.warm', LARGEST_FILE),
    limit: () => 2,
  },
  {
    title: 'first hover on a template of 1,000 lines that is shown, function at hand',
    unit: 'ms',
    actual: (of) => of('templateHover.shown', 1_000),
    limit: () => 100,
  },
  {
    title: 'first hover on a template of 10,000 lines that is shown, function at hand',
    unit: 'ms',
    actual: (of) => of('templateHover.shown', 10_000),
    limit: () => 500,
  },
  {
    title: 'the same with nothing made ready, 1,000 lines',
    unit: 'ms',
    actual: (of) => of('templateHover.cold', 1_000),
    limit: () => 100,
  },
  {
    title: 'the same with nothing made ready, 10,000 lines',
    unit: 'ms',
    actual: (of) => of('templateHover.cold', 10_000),
    limit: () => 500,
  },
  {
    title: 'warm hover on a template of 10,000 lines',
    unit: 'ms',
    actual: (of) => of('templateHover.warm', 10_000),
    limit: () => 5,
  },
  {
    title: 'evidence: metrics, their request + 50 ms',
    unit: 'ms',
    actual: (of) => of('evidence.next.metrics'),
    limit: (of) => plus(of('evidence.next.trip'), 50),
  },
  {
    title: 'template of 1,000 lines read, cold',
    unit: 'ms',
    actual: (of) => of('template.cold', 1_000),
    limit: () => 100,
  },
  {
    title: 'template of 10,000 lines read, cold',
    unit: 'ms',
    actual: (of) => of('template.cold', 10_000),
    limit: () => 500,
  },
  {
    title: 'longest stretch of the host, 10,000 lines',
    unit: 'ms',
    actual: (of) => of('template.held', 10_000),
    limit: () => 50,
  },
  {
    title: 'place in a read template, 10,000 lines',
    unit: 'ms',
    actual: (of) => of('template.place', 10_000),
    limit: () => 5,
  },
  {
    title: 'keystroke in a template of 10,000 lines',
    unit: 'ms',
    actual: (of) => of('template.key', 10_000),
    limit: () => 5,
  },
  {
    title: 'workspace of 2,000 templates, times one of 500 by its size',
    unit: '×',
    actual: (of) => ratio(of('template.workspace', 2_000), times(of('template.workspace', 500), 4)),
    limit: () => 1.2,
  },
  {
    title: 'overview scan: short of the rate that the setting allows',
    unit: '%',
    actual: (of) => shortOf(of('overview.share', SCANNED)),
    limit: () => 5,
  },
  {
    title: 'overview scan: errors shown',
    unit: 'functions',
    actual: (of) => of('overview.errors', SCANNED),
    limit: () => 0,
  },
];

/** The goals whose rows were measured in this run. */
export function judge(rows: readonly Row[]): readonly Goal[] {
  const of: Median = (key, n) => rows.find((row) => row.key === key && row.n === n)?.median;
  return wishes.flatMap(({ title, unit, ...wish }) => {
    const [actual, limit] = [wish.actual(of), wish.limit(of)];
    return actual === undefined || limit === undefined
      ? []
      : [{ title, unit, actual, limit, met: actual <= limit }];
  });
}
