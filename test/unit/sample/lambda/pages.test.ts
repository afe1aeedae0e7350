import {
  DeleteFunctionCommand,
  ListFunctionsCommand,
  paginateListFunctionEventInvokeConfigs,
  paginateListFunctions,
  paginateListVersionsByFunction,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { clientOf, raw, sampleForTests } from '../support.ts';

describe('pages', async () => {
  const sample = await sampleForTests({ functions: 120 });
  const client = clientOf(sample);

  it('hold at most fifty functions, whatever is asked, and leave none out', async () => {
    const sizes: number[] = [];
    const names = new Set<string | undefined>();
    for await (const page of paginateListFunctions({ client, pageSize: 10_000, stopOnSameToken: true }, {})) {
      sizes.push(page.Functions?.length ?? 0);
      for (const each of page.Functions ?? []) names.add(each.FunctionName);
    }
    expect(sizes.slice(0, -1).every((size) => size === 50)).toBe(true);
    expect(names.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
    expect([...names].filter((name) => name?.startsWith('generated-'))).toHaveLength(120);
  });

  it('survive deletions between two of them', async () => {
    const first = await client.send(new ListFunctionsCommand({ MaxItems: 3 }));
    const last = first.Functions?.at(-1)?.FunctionName;
    await client.send(new DeleteFunctionCommand({ FunctionName: last }));
    const second = await client.send(new ListFunctionsCommand({ Marker: first.NextMarker }));
    const names = second.Functions?.map((each) => each.FunctionName) ?? [];
    expect(names).toHaveLength(50);
    for (const each of first.Functions ?? []) expect(names).not.toContain(each.FunctionName);
  });

  it('hold fifty versions, $LATEST first, then by number', async () => {
    const versions: string[] = [];
    const pages = paginateListVersionsByFunction(
      { client, stopOnSameToken: true },
      { FunctionName: 'catalog-import' },
    );
    for await (const page of pages) versions.push(...(page.Versions ?? []).map((each) => each.Version ?? ''));
    expect(versions).toEqual(['$LATEST', ...Array.from({ length: 55 }, (_, index) => String(index + 1))]);
  });

  it('hold fifty configs', async () => {
    const sizes: number[] = [];
    const pages = paginateListFunctionEventInvokeConfigs(
      { client, stopOnSameToken: true },
      { FunctionName: 'catalog-import' },
    );
    for await (const page of pages) sizes.push(page.FunctionEventInvokeConfigs?.length ?? 0);
    expect(sizes).toEqual([50, 5]);
  });

  it('list versions too when asked for all', async () => {
    const { json } = await raw(sample, 'GET', '/2015-03-31/functions/?FunctionVersion=ALL&MaxItems=50');
    const functions = json?.['Functions'] as { FunctionArn: string }[] | undefined;
    expect(functions).toHaveLength(50);
    expect(functions?.every((each) => /:(\$LATEST|\d+)$/.test(each.FunctionArn))).toBe(true);
  });
});
