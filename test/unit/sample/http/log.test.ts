import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startSample } from '../../../../src/sample/index.ts';
import { ACCESS_KEYS } from '../../../support/sampleKeys.ts';
import { authorization, raw, sampleForTests } from '../support.ts';

const FUNCTIONS = '/2015-03-31/functions/';

describe('the log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lambda-async-log-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has a line for each request, there before its answer, and no secret', async () => {
    const file = join(folder, 'requests.jsonl');
    const sample = await sampleForTests({ logFile: file });
    const lines = (): Record<string, unknown>[] =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    await raw(sample, 'GET', `${FUNCTIONS}orders-api/aliases?MaxItems=5`, {
      headers: { authorization: authorization(ACCESS_KEYS.sample, { region: 'eu-west-1' }) },
    });
    expect(lines()).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
        method: 'GET',
        path: '/2015-03-31/functions/orders-api/aliases',
        query: 'MaxItems=5',
        operation: 'ListAliases',
        accessKey: ACCESS_KEYS.sample,
        region: 'eu-west-1',
        status: 404,
      },
    ]);
    await raw(sample, 'PATCH', '/%ff', { headers: {} });
    expect(lines()[1]).toMatchObject({ method: 'PATCH', path: '/%ff', status: 403 });
    expect(readFileSync(file, 'utf8')).not.toContain('Signature');
  });

  it('that cannot be opened keeps the sample from starting', async () => {
    await expect(startSample({ logFile: join(folder, 'no', 'such', 'folder') })).rejects.toThrow('ENOENT');
  });
});
