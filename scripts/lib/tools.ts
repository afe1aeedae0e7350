import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

/** The arguments that make Node run a development tool, whatever the machine's PATH has under its name. */
export function tool(name: string, ...args: readonly string[]): readonly string[] {
  const folder = join(root, 'node_modules', packages[name] ?? name);
  const manifest: { bin: string | Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const program = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[name];
  return [join(folder, program ?? ''), ...args];
}

/** Tools whose package has another name. */
const packages: Readonly<Record<string, string>> = { tsc: 'typescript', vsce: '@vscode/vsce' };
