import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { dist, root } from './paths.ts';

const PICTURE = /!\[([^\]]*)\]\((docs\/pictures\/[\w-]+\.\w+)\)/g;

/** README for a package that is installed from a file, from the project's folder. */
export const packedReadme = 'dist/README.md';

/**
 * Writes README with its pictures inside: the Extensions view shows pictures from https or from the text
 * itself, never files of the extension.
 */
export async function packReadme(): Promise<void> {
  await mkdir(dist, { recursive: true });
  await writeFile(
    join(root, packedReadme),
    await withPictures(await readFile(join(root, 'README.md'), 'utf8')),
  );
}

/** The text with each picture's file as a data URI. */
export async function withPictures(text: string): Promise<string> {
  const paths = new Set([...text.matchAll(PICTURE)].map(([, , path = '']) => path));
  const uris = new Map(
    await Promise.all([...paths].map(async (path) => [path, await dataUri(path)] as const)),
  );
  return text.replaceAll(PICTURE, (_, alt: string, path: string) => `![${alt}](${uris.get(path)})`);
}

async function dataUri(path: string): Promise<string> {
  const bytes = await readFile(join(root, path));
  return `data:image/${extname(path).slice(1)};base64,${bytes.toString('base64')}`;
}
