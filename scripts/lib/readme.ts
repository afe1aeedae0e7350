import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dist, root } from './paths.ts';

/** Facts of package.json about a publication. */
interface Manifest {
  /** A note that publisher and repository are still to be filled in. */
  readonly '//'?: string;
}

const PICTURE = /^!\[[^\]]*\]\(docs\/pictures\/[\w-]+\.\w+\)\n\n/gm;

/**
 * The path of the README to pack. The Extensions view shows pictures from https only, so vsce turns them into links to
 * the repository. While package.json names a placeholder, all of them would be broken, so they are left out.
 */
export async function readmeToPack(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Manifest;
  if (manifest['//'] === undefined) return 'README.md';
  const text = await readFile(join(root, 'README.md'), 'utf8');
  await mkdir(dist, { recursive: true });
  await writeFile(join(dist, 'README.md'), withoutPictures(text));
  return 'dist/README.md';
}

/** Removes the pictures, each of which is a paragraph. */
export function withoutPictures(text: string): string {
  return text.replaceAll(PICTURE, '');
}
