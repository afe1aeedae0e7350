import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readFaultPlan } from './faults/plan.ts';
import { type SampleOptions, startSample } from './index.ts';

const USAGE =
  'npm run sample -- [--port N] [--functions N] [--latency MS] [--rate N] [--log FILE] [--faults FILE]';

interface Limits {
  readonly min: number;
  readonly max: number;
}

/** The problem with the command line, in one line. */
class UsageError extends Error {}

/** Reads the options; throws a UsageError, or what parseArgs throws, which has a readable message too. */
function readOptions(args: readonly string[]): SampleOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      functions: { type: 'string' },
      latency: { type: 'string' },
      rate: { type: 'string' },
      log: { type: 'string' },
      faults: { type: 'string' },
    },
  });
  return {
    ...number('port', values.port, { min: 0, max: 65_535 }, (port) => ({ port })),
    ...number('functions', values.functions, { min: 0, max: 100_000 }, (functions) => ({ functions })),
    ...number('latency', values.latency, { min: 0, max: 600_000 }, (latencyMs) => ({ latencyMs })),
    ...number('rate', values.rate, { min: 1, max: 100_000 }, (rate) => ({ rate })),
    ...(values.log !== undefined && { logFile: values.log }),
    ...(values.faults !== undefined && { faults: readFaultPlan(readFileSync(values.faults, 'utf8')) }),
  };
}

function number(
  name: string,
  text: string | undefined,
  { min, max }: Limits,
  use: (value: number) => SampleOptions,
): SampleOptions {
  if (text === undefined) return {};
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return use(value);
  throw new UsageError(`--${name} takes a whole number from ${min} to ${max}, not '${text}'.`);
}

/** One line on stderr and exit code 2: somebody asked for what cannot be. */
function refuse(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message.split('\n')[0]} Usage: ${USAGE}\n`);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const { close, setFaults: _, ...facts } = await startSample(readOptions(process.argv.slice(2)));
  process.stdout.write(`${JSON.stringify(facts)}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await close();
}

main().catch(refuse);
