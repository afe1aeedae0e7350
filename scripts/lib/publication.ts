import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

/** What package.json says of a publication. */
interface Manifest {
  /** A note that publisher and repository are still to be filled in. */
  readonly '//'?: string;
}

/** Throws while package.json names a publisher and a repository that are only placeholders. */
export function requirePublication(): void {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  if (manifest['//'] !== undefined) throw new Error(`package.json: ${manifest['//']}`);
}
