import { afterEach, describe, expect, it } from 'vitest';
import { CAPS } from '../../../src/aws/transport/limits.ts';
import { type Listing, pages } from '../../../src/aws/transport/pages.ts';
import { arn, connectTo, json, never, REGION, scene, serve, tidy, type TestServer } from './support.ts';

afterEach(tidy);

const MB = 1_048_576;
const fn = (name: string) => ({ FunctionName: name, FunctionArn: arn(name) });

/** A server whose answers are so many bytes of JSON, as one text in it or as blanks behind it. */
async function answering(bytes: number, status = 200): Promise<TestServer & { readonly sent: () => number }> {
  let sent = 0;
  const server = await serve((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.write(JSON.stringify({ ...fn('orders'), Functions: [fn('orders')] }));
    const blanks = Buffer.alloc(MB, ' ');
    const more = (): void => {
      if (response.destroyed) return;
      if (sent >= bytes) return void response.end();
      sent += blanks.length;
      response.write(blanks, more);
    };
    more();
  });
  return { ...server, sent: () => sent };
}

describe('a body', () => {
  it.each([200, 400, 404, 403])('of 250 MB is not read to its end, with status %i', async (status) => {
    const server = await answering(250 * MB, status);
    const connection = await connectTo(server.url);
    const asked = connection.lambda(REGION).getFunction('orders', never);
    await expect(asked).rejects.toMatchObject({
      kind: 'notUnderstood',
      message: expect.stringContaining('larger than the limit of 16 MB') as string,
    });
    connection.close();
    // Work under way between the two adds a little.
    expect(server.sent()).toBeLessThan(3 * CAPS.body);
  });

  it('of STS is not read to its end either', async () => {
    const server = await answering(250 * MB);
    const connection = await connectTo(server.url);
    await expect(connection.accountId(never)).rejects.toMatchObject({ kind: 'notUnderstood' });
    connection.close();
    expect(server.sent()).toBeLessThan(3 * CAPS.body);
  });

  it('of 15 MB is read: so the tests above could fail', async () => {
    const server = await answering(15 * MB - 1000);
    const connection = await connectTo(server.url);
    const read = await connection.lambda(REGION).getFunction('orders', never);
    expect(read).toMatchObject({ name: 'orders' });
    connection.close();
  });
});

/** The names that a listing brings, until it ends or fails. */
async function listed(answer: (page: number) => object) {
  let page = 0;
  const server = await serve((_, response) => json(response, answer(page++)));
  const { access, logged } = scene({ env: envOf(server.url), limits: { window: 1, perWindow: 1000 } });
  const connection = await access.connect({});
  const names: string[] = [];
  let failure: unknown;
  try {
    for await (const found of connection.lambda(REGION).listFunctions(never))
      names.push(...found.map(({ name }) => name));
  } catch (error) {
    failure = error;
  }
  connection.close();
  return { names, failure, asked: server.requests.length, logged };
}

const envOf = (url: string) => ({
  AWS_ACCESS_KEY_ID: 'A',
  AWS_SECRET_ACCESS_KEY: 'B',
  AWS_REGION: REGION,
  AWS_ENDPOINT_URL: url,
});

describe('a listing', () => {
  it.each([
    ['empty pages', () => []],
    ['pages that are null', () => null],
    ['the same page again and again', () => [fn('a')]],
    ['two pages in turn', (page: number) => [fn(page % 2 === 0 ? 'a' : 'b')]],
  ])('of %s with ever new markers comes to an end, which is a failure', async (_, functions) => {
    const { failure, asked } = await listed((page) => ({
      Functions: functions(page),
      NextMarker: `m${page}`,
    }));
    expect(failure).toMatchObject({
      kind: 'notUnderstood',
      facts: { detail: expect.stringContaining('nothing new') as string },
    });
    expect(asked).toBeLessThanOrEqual(CAPS.barrenPages + 2);
  });

  it('with many empty pages between others is read whole: so the tests above could fail', async () => {
    const last = 3 * (CAPS.barrenPages - 1);
    const { names, failure } = await listed((page) => ({
      Functions: page % (CAPS.barrenPages - 1) === 0 ? [fn(`f${page}`)] : [],
      ...(page < last && { NextMarker: `m${page}` }),
    }));
    expect(failure).toBeUndefined();
    expect(names).toHaveLength(4);
  });

  it.each(['listAliases', 'listEventInvokeConfigs', 'listQualifiers'] as const)(
    'of one function, by %s, comes to an end too',
    async (operation) => {
      let page = 0;
      const lists = { Aliases: [], Versions: [], FunctionEventInvokeConfigs: [] };
      const server = await serve((_, response) => json(response, { ...lists, NextMarker: `m${page++}` }));
      const connection = await connectTo(server.url, { limits: { window: 1, perWindow: 1000 } });
      const asked = connection.lambda(REGION)[operation]('orders', never);
      await expect(asked).rejects.toMatchObject({ kind: 'notUnderstood' });
      connection.close();
    },
  );

  it('leaves out what has a name longer than names can be, and says so in the log', async () => {
    const { names, failure, logged } = await listed(() => ({
      Functions: [fn('a'), fn('n'.repeat(CAPS.text + 1)), fn('b')],
    }));
    expect({ names, failure }).toEqual({ names: ['a', 'b'], failure: undefined });
    expect(logged.join('\n')).toContain('1 entries with a text of over 1024 characters');
  });

  it('cuts other texts, and no character in two', async () => {
    const long = `${'x'.repeat(CAPS.text - 2)}😀😀`;
    const server = await serve((_, response) => json(response, { ...fn('a'), Description: long }));
    const connection = await connectTo(server.url);
    const { description } = await connection.lambda(REGION).getFunction('a', never);
    expect(description).toBe(`${'x'.repeat(CAPS.text - 2)}…`);
    connection.close();
  });

  it('has names as long as any can be: so the tests above could fail', async () => {
    const name = 'n'.repeat(140);
    expect((await listed(() => ({ Functions: [fn(name)] }))).names).toEqual([name]);
  });
});

/** The entries that come out of pages of so many each, without a request. */
async function taken(
  size: number,
  most: number,
): Promise<{ readonly count: number; readonly error: unknown }> {
  let next = 0;
  const read: Listing<number>['read'] = () => {
    const entries = Array.from({ length: size }, () => next++);
    return Promise.resolve({ entries, leftOut: 0, next: `m${next}` });
  };
  let count = 0;
  try {
    for await (const page of pages({ read, idOf: String, most, warn: () => undefined })) count += page.length;
  } catch (error) {
    return { count, error };
  }
  return { count, error: undefined };
}

describe('entries without end', () => {
  it.each([CAPS.functions, CAPS.perFunction])('are read up to %i', async (most) => {
    const { count, error } = await taken(50, most);
    expect(count).toBe(most);
    expect(error).toMatchObject({ facts: { detail: `There are more than ${most} entries.` } });
  });

  it('are read up to so many also where they are on one page', async () => {
    expect((await taken(CAPS.perFunction * 2, CAPS.perFunction)).count).toBe(CAPS.perFunction);
  });

  it('are read up to so many pages', async () => {
    const { count, error } = await taken(1, CAPS.functions);
    expect(count).toBe(CAPS.pages);
    expect(error).toMatchObject({ kind: 'notUnderstood' });
  });
});
