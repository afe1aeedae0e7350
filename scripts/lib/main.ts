import { endOnSignals } from './processes.ts';

/** Runs a script. A plain Error is a message for people; any other kind is a bug, and shows where. */
export async function main(script: () => Promise<void>): Promise<void> {
  endOnSignals();
  try {
    await script();
  } catch (error) {
    console.error(error instanceof Error && error.constructor === Error ? error.message : error);
    process.exitCode = 1;
  }
}
