import type { TestKind } from './reports.ts';
import { tool } from './tools.ts';

/** One part of `npm test`: programs that all have to end well. */
export interface Part {
  readonly name: string;
  readonly title: string;
  /** Arguments of Node, one list for each program; they run one after the other. */
  readonly programs: readonly (readonly string[])[];
  /** Parts in a row that share a group run side by side. */
  readonly group?: 'static' | 'plain' | 'editor';
  /** Adds totals to a report. */
  readonly tests?: TestKind;
  /** Parts whose result this one uses. */
  readonly needs?: readonly string[];
  /** Prerequisites beyond the development tools. */
  readonly setup?: readonly ('aws' | 'shells' | 'editor' | 'chromium')[];
}

/** All parts, in the order in which they run: what fails fastest comes first. */
export const parts: readonly Part[] = [
  { name: 'format', title: 'Format check', group: 'static', programs: [tool('oxfmt', '--check')] },
  {
    name: 'lint',
    title: 'Lint',
    group: 'static',
    programs: [tool('oxlint', '--type-aware', '--deny-warnings')],
  },
  {
    name: 'types',
    title: 'Type check',
    group: 'static',
    programs: [
      tool('tsc', '--noEmit', '--project', 'tsconfig.json'),
      tool('tsc', '--noEmit', '--project', 'src/webview/tsconfig.json'),
    ],
  },
  { name: 'package', title: 'Build and package', programs: [['scripts/package.ts']] },
  {
    name: 'unit',
    title: 'Unit tests',
    // Both wait more than they compute: for time-outs on purpose, and for the AWS CLI.
    group: 'plain',
    programs: [['scripts/test-unit.ts']],
    tests: 'unit',
    setup: ['aws', 'shells'],
  },
  {
    name: 'parity',
    title: 'Parity with the AWS CLI',
    group: 'plain',
    programs: [['scripts/parity.ts', '--if-installed']],
    setup: ['aws'],
  },
  {
    name: 'host',
    title: 'Host tests',
    // Each has an editor and a browser of its own, and waits for them.
    group: 'editor',
    programs: [['scripts/test-host.ts']],
    tests: 'host',
    needs: ['package'],
    setup: ['editor', 'chromium'],
  },
  {
    name: 'ui',
    title: 'UI tests',
    group: 'editor',
    programs: [['scripts/test-ui.ts']],
    tests: 'ui',
    needs: ['package'],
    setup: ['editor', 'chromium'],
  },
];
