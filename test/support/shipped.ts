import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export type Aws = typeof import('../../src/aws/index.ts');
export type Sample = typeof import('../../src/sample/index.ts');

/** The adapter of the build, as it is shipped. `dist`: the folder of the build. */
export const shippedAws = async (dist: string): Promise<Aws> => (await load(dist, 'aws.js')) as Aws;

export const shippedSample = async (dist: string): Promise<Sample> =>
  (await load(dist, 'sample.js')) as Sample;

const load = async (dist: string, name: string): Promise<unknown> =>
  await import(pathToFileURL(join(dist, name)).href);
