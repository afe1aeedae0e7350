import { OrderedOutput } from './orderedOutput.ts';
import { root } from './paths.ts';
import { listen, show } from './processes.ts';

/** The output of one part of the tests. */
export interface Terminal {
  /** Writes one line. */
  say(line: string): void;
  /** Runs a program of Node in the project's folder; its exit code. */
  run(args: readonly string[]): Promise<number>;
  /** After its last output. */
  end(): void;
}

/** One has the terminal itself; several take turns, see `OrderedOutput`. */
export function terminals<T>(parts: readonly T[]): readonly { part: T; terminal: Terminal }[] {
  const output = new OrderedOutput((text) => process.stdout.write(text));
  const terminalOf = (index: number): Terminal =>
    parts.length === 1 ? wholeTerminal : shared(output, index);
  return parts.map((part, index) => ({ part, terminal: terminalOf(index) }));
}

const wholeTerminal: Terminal = {
  say: (line) => console.log(line),
  run: (args) => show(process.execPath, args, { cwd: root }),
  end: () => undefined,
};

function shared(output: OrderedOutput, index: number): Terminal {
  const write = (text: string): void => output.write(index, text);
  return {
    say: (line) => write(`${line}\n`),
    run: (args) => listen(process.execPath, args, write, { cwd: root, env: coloured() }),
    end: () => output.end(index),
  };
}

/** A program that writes into a pipe has no colours unless it is told to. */
function coloured(): NodeJS.ProcessEnv {
  return process.stdout.isTTY ? { FORCE_COLOR: '1', ...process.env } : process.env;
}
