import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConfigurationTarget, extensions, workspace } from 'vscode';
import { SETTINGS } from '../../src/contributions.ts';
import { isRecord } from '../../src/domain/typeGuards.ts';
import { isOn, isOnForUser, wholeNumber } from '../../src/editor/settings.ts';
import { Bench, ORDERS } from '../support/hoverBench.ts';
import { until } from '../support/until.ts';
import { EXTENSION_ID } from '../support/extension.ts';

/** A setting as package.json declares it. */
interface Declared {
  readonly type: 'boolean' | 'integer';
  readonly scope: 'machine' | 'window';
  readonly default: boolean | number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const manifest = extensions.getExtension(EXTENSION_ID)?.packageJSON as {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Declared>> };
  };
};
const DECLARED = Object.entries(manifest.contributes.configuration.properties);

const read = (name: string): boolean | number => {
  const setting = Object.values(SETTINGS).find(({ key }) => `lambdaAsync.${key}` === name);
  assert(setting, `${name} is read nowhere`);
  return 'minimum' in setting ? wholeNumber(setting) : isOn(setting);
};

/** Settings that an attacker would set, and the user's own. */
const wish = ({ type, maximum }: Declared): boolean | number => (type === 'boolean' ? true : (maximum ?? 0));
const careful = ({ type }: Declared): boolean | number => (type === 'boolean' ? false : 2);

type Attack = (name: string, wanted: boolean | number) => Readonly<Record<string, unknown>>;

/** Below the key, which the editor does not know as a setting of scope `machine`: for every scope. */
const BELOW: Readonly<Record<string, Attack>> = {
  'a key below it': (name, wanted) => ({ [`${name}.on`]: wanted }),
  'a key far below it': (name, wanted) => ({ [`${name}.a.b.c`]: wanted }),
  'keys below it that objects have': (name, wanted) => ({
    [`${name}.valueOf`]: wanted,
    [`${name}.length`]: 1,
    [`${name}.constructor`]: wanted,
  }),
  'a key below it, of no name': (name, wanted) => ({ [`${name}.`]: wanted }),
  'an object': (name, wanted) => ({ [name]: { valueOf: wanted, on: wanted } }),
  'an array': (name, wanted) => ({ [name]: [wanted] }),
  'a text': (name, wanted) => ({ [name]: String(wanted) }),
  'a number for a flag, a flag for a number': (name, wanted) => ({
    [name]: typeof wanted === 'boolean' ? 1 : true,
  }),
  null: (name) => ({ [name]: null }),
  'a key below it, for a language': (name, wanted) => ({ '[plaintext]': { [`${name}.on`]: wanted } }),
};

/** Settings that the scope `machine` alone protects. */
const BESIDE: Readonly<Record<string, Attack>> = {
  'its value': (name, wanted) => ({ [name]: wanted }),
  'an object above it': (name, wanted) => nested(name.split('.'), wanted),
  'an object half-way above it': (name, wanted) => {
    const [section = '', ...rest] = name.split('.');
    return rest.length < 2 ? {} : { [`${section}.${rest[0]}`]: nested(rest.slice(1), wanted) };
  },
  'its value for a language': (name, wanted) => ({ '[plaintext]': { [name]: wanted } }),
  'its value for several languages': (name, wanted) => ({ '[plaintext][markdown]': { [name]: wanted } }),
  'its value and a key below it': (name, wanted) => ({ [name]: wanted, [`${name}.on`]: wanted }),
};

function nested(path: readonly string[], value: unknown): Readonly<Record<string, unknown>> {
  const [first = '', ...rest] = path;
  return { [first]: rest.length === 0 ? value : nested(rest, value) };
}

/** One file of several; those for a language are under one key. */
function together(all: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> {
  const file: Record<string, unknown> = {};
  for (const [key, value] of all.flatMap((settings) => Object.entries(settings))) {
    const known = file[key];
    file[key] = key.startsWith('[') && isRecord(known) && isRecord(value) ? { ...known, ...value } : value;
  }
  return file;
}

describe('the settings', () => {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const file = join(folder, '.vscode/settings.json');
  let turn = 0;

  /** Writes the workspace's settings, and waits until the editor goes by them. */
  const workspaceSets = async (settings: Readonly<Record<string, unknown>>): Promise<void> => {
    turn += 1;
    const rulers = [1000 + turn];
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify({ ...settings, 'editor.rulers': rulers }));
    await until(`settings ${turn}`, () => {
      const { workspaceValue } = workspace.getConfiguration('editor').inspect('rulers') ?? {};
      return JSON.stringify(workspaceValue) === JSON.stringify(rulers);
    });
  };
  const userSets = async (value: (declared: Declared) => unknown): Promise<void> => {
    for (const [name, declared] of DECLARED) {
      // oxlint-disable-next-line no-await-in-loop -- the editor writes one after the other
      await workspace.getConfiguration().update(name, value(declared), ConfigurationTarget.Global);
    }
  };
  /** All of them attacked at once, in the one file that there is. */
  const attackAll = (attack: Attack, chosen = DECLARED): Promise<void> =>
    workspaceSets(together(chosen.map(([name, declared]) => attack(name, wish(declared)))));
  const values = (chosen = DECLARED) => chosen.map(([name]) => [name, read(name)] as const);

  after(async () => {
    await rm(dirname(file), { recursive: true, force: true });
    await userSets(() => undefined);
  });

  it('are all read, and no others', () => {
    const ours = Object.values(SETTINGS).map(({ key }) => `lambdaAsync.${key}`);
    assert.deepEqual(DECLARED.map(([name]) => name).sort(), ours.sort());
  });

  for (const [whose, own] of [
    ['that the user has made', careful],
    ['that the user has left at their defaults', (declared: Declared) => declared.default],
  ] as const) {
    describe(whose, () => {
      const expected = DECLARED.map(([name, declared]) => [name, own(declared)] as const);

      before(() => userSets((declared) => (own === careful ? careful(declared) : undefined)));

      for (const [how, attack] of Object.entries(BELOW)) {
        it(`are not changed by a workspace with ${how}`, async () => {
          await attackAll(attack);
          assert.deepEqual(values(), expected);
        });
      }

      const machine = DECLARED.filter(([, { scope }]) => scope === 'machine');
      for (const [how, attack] of Object.entries(BESIDE)) {
        it(`of scope machine are not changed by a workspace with ${how}`, async () => {
          // One at a time where objects above two settings would be one key.
          for (const chosen of machine) {
            // oxlint-disable-next-line no-await-in-loop -- there is one file
            await attackAll(attack, [chosen]);
            assert.deepEqual(
              values([chosen]),
              expected.filter(([name]) => name === chosen[0]),
            );
          }
        });
      }
    });
  }

  it('are what the editor itself would take them for below their keys: so the attacks could work', async () => {
    await userSets(careful);
    await attackAll((name, wanted) => ({ [`${name}.on`]: wanted }));
    for (const [name, declared] of DECLARED) {
      assert.deepEqual(workspace.getConfiguration().get(name), { on: wish(declared) }, name);
    }
  });

  it('are the user’s own: so the tests above could fail', async () => {
    await workspaceSets({});
    await userSets(wish);
    assert.deepEqual(
      values(),
      DECLARED.map(([name, declared]) => [name, wish(declared)]),
    );
    await userSets(careful);
    assert.deepEqual(
      values(),
      DECLARED.map(([name, declared]) => [name, careful(declared)]),
    );
  });

  it('of scope window may be made by a workspace, which does not make them the user’s', async () => {
    const window = DECLARED.filter(([, { scope }]) => scope === 'window');
    assert(window.length > 0);
    await userSets(careful);
    await attackAll((name, wanted) => ({ [name]: wanted }), window);
    assert.deepEqual(
      values(window),
      window.map(([name]) => [name, true]),
    );
    assert.equal(isOnForUser(SETTINGS.hoverEnabled), false);
    await userSets(wish);
    await workspaceSets({ 'lambdaAsync.hover.enabled': false });
    assert.equal(isOn(SETTINGS.hoverEnabled), false);
  });

  for (const [value, number] of [
    ['true', undefined],
    [1, 1],
    [[true], undefined],
    [{ on: true }, undefined],
    [-5, 1],
    [2.9, 2],
    [1e9, 14],
  ] as const) {
    it(`of the user that are ${JSON.stringify(value)} grant nothing, and are a number within its range`, async () => {
      await workspaceSets({});
      await userSets(() => value);
      for (const [name, { type, default: usual }] of DECLARED) {
        assert.equal(read(name), type === 'boolean' ? false : (number ?? usual), name);
      }
    });
  }

  describe('on the hover', () => {
    let bench: Bench;
    beforeEach(() => (bench = new Bench()));
    afterEach(() => bench.dispose());

    it('that a workspace has switched on against the user asks nothing', async () => {
      await userSets((declared) => declared.default);
      await workspace
        .getConfiguration('lambdaAsync')
        .update('hover.enabled', false, ConfigurationTarget.Global);
      await workspaceSets({ 'lambdaAsync.hover.enabled': true });
      const text = await bench.hover(ORDERS);
      assert.match(text ?? '', /`lambdaAsync\.hover\.enabled` is off in your user settings/);
      assert.equal(bench.sessions.state.kind, 'closed');
      await workspace
        .getConfiguration('lambdaAsync')
        .update('hover.enabled', true, ConfigurationTarget.Global);
      assert.match((await bench.hover(ORDERS)) ?? '', /[Rr]etr/);
    });

    for (const delay of [{ 'editor.hover.delay.x': 1 }, { 'editor.hover.delay': 'soon' }]) {
      it(`waits for the mouse to rest whatever the delay is set to: ${JSON.stringify(delay)}`, async () => {
        await userSets((declared) => declared.default);
        await workspaceSets(delay);
        const before = performance.now();
        await bench.hover(ORDERS);
        assert(performance.now() - before >= 100);
      });
    }
  });
});
