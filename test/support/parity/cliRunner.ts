import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runToEnd } from './runToEnd.ts';

/** Runs the AWS CLI with arguments, an environment and a line of input; what it printed. */
export interface CliRunner extends AsyncDisposable {
  run(args: readonly string[], env: NodeJS.ProcessEnv, input: string): Promise<string>;
}

/**
 * The AWS CLI for runs in one home directory. Where it is a Python program (Debian's package), its modules are loaded
 * once for all of them; elsewhere each run starts it again.
 *
 * @param folder for files of the runs
 */
export function cliRunner(cli: string, environment: NodeJS.ProcessEnv, folder: string): CliRunner {
  const python = /^#!(\/\S*python3)\s/.exec(readFileSync(cli, 'latin1').slice(0, 100))?.[1];
  return python === undefined ? eachAnew(cli) : loadedOnce(python, environment, folder);
}

function eachAnew(cli: string): CliRunner {
  return {
    run: (args, env, input) => runToEnd([cli, ...args], env, input),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

function loadedOnce(python: string, env: NodeJS.ProcessEnv, folder: string): CliRunner {
  const server = spawn(python, [join(import.meta.dirname, 'cliServer.py')], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const [input, output] = [join(folder, 'cli-input'), join(folder, 'cli-output')];
  return {
    async run(args, own, text) {
      await writeFile(input, text);
      server.stdin.write(`${JSON.stringify({ args, env: own, input, output })}\n`);
      const { done } = await answers.next();
      if (done) throw new Error('The process that runs the AWS CLI has ended.');
      return (await readFile(output, 'utf8')).trim();
    },
    async [Symbol.asyncDispose]() {
      const ended = once(server, 'close');
      server.stdin.end();
      await ended;
    },
  };
}
