import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { clientOf, sampleForTests } from './support.ts';
import { type Vectors, perform, setUp } from './vectors.ts';

const OWN = new URL('../../fixtures/aws-recorded.json', import.meta.url);
/** Where the recorded answers may lie; they need not be there. */
const HANDED = new URL('../../../../shared/vectors/aws-recorded.json', import.meta.url);

const read = (file: URL): Vectors => JSON.parse(readFileSync(file, 'utf8')) as Vectors;

describe('every recorded answer of the real service', async () => {
  const client = clientOf(await sampleForTests());
  const { setup, steps } = read(OWN);
  beforeAll(() => setUp(client, setup));

  // In the recorded order: each step stands on those before it.
  it.each(steps)('$op: $label', async (step) => {
    expect(await perform(client, step)).toEqual(step.expect);
  });
});

describe('our copy of the recording', () => {
  it.skipIf(!existsSync(HANDED))('is the recording', () => {
    expect(read(OWN)).toEqual(read(HANDED));
  });
});
