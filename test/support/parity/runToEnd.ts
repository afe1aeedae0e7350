import { spawn } from 'node:child_process';

/** Runs a program without a terminal, so that it asks for what is waiting as its input; what it printed. */
export async function runToEnd(
  command: readonly string[],
  env: NodeJS.ProcessEnv,
  input: string,
): Promise<string> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { env, detached: true });
  let said = '';
  const hear = (chunk: Buffer): void => void (said += chunk.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  // One that asks for nothing may be gone before this arrives.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(said.trim()));
  });
}
