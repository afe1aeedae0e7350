import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FOREIGN_KEY } from '../support/hostile/account.ts';
import { IN_OPEN_FOLDER, INTO_REPOSITORY, placeOwn, type Places, placesOf } from './support/awsPlacings.ts';
import { byOwnKey, type HostileWorkbench, LIST, openHostile, SIGN_IN } from './support/hostileWorkbench.ts';

/**
 * Repositories made to attack whoever opens them, in Restricted Mode and trusted, in one editor of which every
 * request is written down. Beside each attack stands what would be seen if it worked.
 */
let own: HostileWorkbench;
let places: Places;

beforeAll(async () => {
  own = await openHostile({ functions: [] });
  places = placesOf(own);
});

afterAll(() => own?.[Symbol.asyncDispose]());

/** For what the editor has to notice first, such as a file that changed. */

const connection = (): ReturnType<typeof own.workbench.tree> => own.workbench.tree('Connection');

/** Connects again by way of the sample account, so that what is seen afterwards is not what was there before. */
async function connect(): Promise<void> {
  await own.workbench.runCommand('Lambda Async: Explore the Sample Account');
  await connection().waitFor(/^Profile.*sample account/);
  own.requests();
  await own.workbench.runCommand('Lambda Async: Leave the Sample Account');
}

describe.each([
  ['a repository is open', 'files', INTO_REPOSITORY],
  ['~/.aws is open', '.aws', IN_OPEN_FOLDER],
])('while %s', (_, opened, placings) => {
  beforeAll(async () => {
    await placeOwn(places);
    await own.visit(opened === '.aws' ? own.aws : join(own.workspaces, opened));
    await own.workbench.openView('Lambda Async');
  });

  describe.each(['in Restricted Mode', 'trusted'])('%s', (mode) => {
    beforeAll(async () => {
      if (mode === 'trusted') await own.workbench.trustWorkspace();
    });
    beforeEach(() => placeOwn(places));

    it.each(placings)('$how: it is not used, asks nothing and starts no process', async ({ place }) => {
      await place(places);
      const before = await own.files();
      await connect();
      await connection().waitFor(/^Not connected.*AWS configuration cannot be used/);
      expect(own.requests()).toEqual([]);
      expect(await own.processStarted()).toBe(false);
      expect(await own.files()).toEqual(before);
    });

    if (opened === '.aws') return;
    it('the user’s own file in the same place is used', async () => {
      await connect();
      await connection().waitFor(/^Endpoint.*own\.example/);
      await expect.poll(() => own.requests()).toContain(LIST);
    });
  });
});

const configs = (name: string, region?: string): string =>
  byOwnKey(`GET own.example/2019-09-25/functions/${name}/event-invoke-config/list`, region);

const OTHERS = ['function:other-account', 'function:other-partition'];

describe.each([
  ['a folder with settings, below ours', 'folder', 'arns.txt'],
  ['a .code-workspace file with two folders', 'multi/hostile.code-workspace', 'inner/arns.txt'],
])('%s', (_, workspace, file) => {
  let before: readonly string[];

  beforeAll(async () => {
    await placeOwn(places);
    before = await own.files();
    await own.userSets({ 'lambdaAsync.hover.readsAws': false });
    await own.visit(join(own.workspaces, workspace), [file]);
  });

  it('asks nothing when it is opened and hovered in Restricted Mode', async () => {
    expect(await own.hover('function:own')).toContain('hovers send no requests in Restricted Mode');
    for (const text of OTHERS) expect(await own.hover(text)).toContain('Not looked up');
    expect(own.requests()).toEqual([]);
  });

  it('decides nothing of what the view asks: endpoint, profile and region are the user’s', async () => {
    await own.workbench.openView('Lambda Async');
    await own.workbench.tree('Connection').waitFor(/^Account.*111111111111/);
    await own.workbench.tree('Connection').waitFor(/^Endpoint.*own\.example/);
    expect([...own.requests()].sort()).toEqual([LIST, SIGN_IN]);
    await own.hover('function:own');
    expect(own.requests()).toEqual([]);
  });

  it('cannot switch on, when trusted, what the user has switched off', async () => {
    await own.workbench.trustWorkspace();
    expect(await own.hover('function:own')).toContain('lambdaAsync.hover.readsAws is off');
    expect(own.requests()).toEqual([]);
  });

  it('is hovered for the user’s own account alone where the user lets hovers ask', async () => {
    await own.userSets({ 'lambdaAsync.hover.readsAws': true });
    await expect.poll(() => own.hover('function:own')).toContain('Retries');
    expect(own.requests()).toEqual([configs('own')]);
    for (const text of OTHERS) expect(await own.hover(text)).toContain('Not looked up');
    expect(own.requests()).toEqual([]);
    await own.hover('function:elsewhere');
    expect(own.requests()).toEqual([configs('elsewhere', 'eu-west-3')]);
  });

  it('starts no process and changes no file', async () => {
    expect(await own.processStarted()).toBe(false);
    expect(await own.files()).toEqual(before);
  });
});

it('the same AWS files work where no open folder has a hand in them: so the tests above could fail', async () => {
  await own.visit(join(own.workspaces, 'plain'));
  await own.workbench.openView('Lambda Async');
  for (const { place } of INTO_REPOSITORY.slice(0, 2)) {
    await placeOwn(places);
    await place(places);
    await connect();
    await connection().waitFor(/^Endpoint.*evil\.example/);
    await expect.poll(() => own.processStarted()).toBe(true);
    const asked = `POST evil.example GetCallerIdentity by ${FOREIGN_KEY} in us-west-2`;
    await expect.poll(() => own.requests()).toContain(asked);
  }
});
