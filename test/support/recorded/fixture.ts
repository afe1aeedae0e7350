import { readFileSync } from 'node:fs';
import { root } from '../../../scripts/lib/paths.ts';

/** A member of an answer, as a client has it after parsing. */
export type Body = Readonly<Record<string, unknown>>;

export interface RecordedAnswer {
  /** An operation, or `FunctionConfiguration` and `FunctionEventInvokeConfig`, which several operations answer. */
  readonly operation: string;
  readonly body: Body;
}

export interface RecordedError {
  readonly service: 'lambda' | 'cloudformation';
  readonly status: number;
  readonly code: string;
  readonly message: string | null;
}

/** When all that was recorded happened. */
export const RECORDED_AT = new Date('2026-03-01T08:15:00.000Z');

/** What stands for a date in the recording. */
const DATES: readonly unknown[] = ['timestamp', 'datetime', 'date'];

const PLACES: Readonly<Record<string, string>> = {
  partition: 'aws',
  region: 'eu-west-1',
  'ARN:1': 'arn:aws:lambda:eu-west-1:111111111111:function:tagged',
};

interface Recording {
  readonly errors: readonly RecordedError[];
  readonly answers: readonly RecordedAnswer[];
}

/** Answers and errors of the real service: all that were recorded of the operations that we use. */
export function readRecording(): Recording {
  const text = readFileSync(`${root}/test/fixtures/aws-recorded-more.json`, 'utf8');
  const { errors, answers } = JSON.parse(text) as Recording;
  const filledAnswers = answers.map(({ operation, body }) => ({ operation, body: filled(body) as Body }));
  return { errors, answers: filledAnswers };
}

/** With names in the place of the recording's placeholders, and dates. */
function filled(value: unknown): unknown {
  if (DATES.includes(value)) return RECORDED_AT;
  if (value === '<code-size>') return 262;
  if (typeof value === 'string') return withNames(value);
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [withNames(name), filled(member)]));
}

/** `<function-name:1>` becomes `function-name-1`. */
const withNames = (text: string): string =>
  text.replaceAll(/<([\w-]+(?::\d+)?)>/g, (_, name: string) => PLACES[name] ?? name.replace(':', '-'));
