import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Memento, Uri, workspace } from 'vscode';
import { DeploymentAnchors } from '../../src/editor/deploymentAnchors.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A workspace's memory in memory. */
class MemoryMemento implements Memento {
  readonly #values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  get<T>(key: string, usual?: T): T | undefined {
    return (this.#values.get(key) as T | undefined) ?? usual;
  }

  async update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value);
  }
}

describe('the stack of a template', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let anchors: DeploymentAnchors;

  const file = (name: string): string => Uri.file(join(folder.path, name)).toString();
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(join(folder.path, name, '..'), { recursive: true });
    await writeFile(join(folder.path, name), text);
  };

  beforeEach(async () => {
    folder = await temporaryFolder();
    anchors = new DeploymentAnchors(new MemoryMemento());
  });
  afterEach(() => folder[Symbol.dispose]());

  it('is the only one that samconfig.toml names', async () => {
    await write('samconfig.toml', '[default.deploy.parameters]\nstack_name = "orders-prod"\n');
    assert.deepEqual(await anchors.anchors(file('template.yaml')), {
      stack: { name: 'orders-prod', source: 'samconfig' },
    });
  });

  it('is not waited for where the file is none, as a pipe that nobody writes into', async () => {
    execFileSync('mkfifo', [join(folder.path, 'samconfig.toml')]);
    assert.deepEqual(await anchors.anchors(file('template.yaml')), {});
  });

  it('is the one that Serverless packaged', async () => {
    const state = { service: { service: 'orders', provider: { stage: 'prod' } } };
    await write('.serverless/serverless-state.json', JSON.stringify(state));
    assert.deepEqual(await anchors.anchors(file('serverless.yml')), {
      stack: { name: 'orders-prod', source: 'serverless' },
    });
  });

  it('is not certain where several are named, and all are proposed', async () => {
    await write('samconfig.toml', 'stack_name = "a"\nstack_name = "b"\n');
    assert.deepEqual(await anchors.anchors(file('template.yaml')), {});
    assert.deepEqual(
      (await anchors.proposals(file('template.yaml'))).map(({ name }) => name),
      ['a', 'b'],
    );
  });

  it('is the one of the nearest assembly above a source of the workspace', async () => {
    const root = workspace.workspaceFolders?.[0]?.uri;
    assert(root);
    assert.deepEqual(await anchors.anchors(Uri.joinPath(root, 'cdk/lib/shop.ts').toString()), {
      stack: { name: 'shop-prod', source: 'assembly' },
      constructs: [
        { stack: 'shop-prod', path: 'Shop/Orders/Resource', logicalId: 'OrdersD1E2F3A4', isFunction: true },
      ],
    });
    assert.deepEqual(await anchors.anchors(Uri.joinPath(root, 'notes.ts').toString()), {});
  });

  it('has the constructs of the assembly also far below it, and none of an earlier synthesis', async () => {
    const root = workspace.workspaceFolders?.[0]?.uri;
    assert(root);
    const source = Uri.joinPath(root, 'cdk/src/main/java/com/shop/infra/Shop.java').toString();
    const { constructs } = await anchors.anchors(source);
    assert.deepEqual(
      constructs?.map(({ stack }) => stack),
      ['shop-prod'],
    );
  });

  it('has no constructs of another app above its own', async () => {
    const root = workspace.workspaceFolders?.[0]?.uri;
    assert(root);
    assert.deepEqual(await anchors.anchors(Uri.joinPath(root, 'cdk/other/lib/pay.ts').toString()), {});
  });

  it('has the constructs of the last synthesis', async () => {
    const root = workspace.workspaceFolders?.[0]?.uri;
    assert(root);
    const app = Uri.joinPath(root, `synthesized-${process.pid}`);
    const synthesize = async (type: string, time: number): Promise<void> => {
      const metadata = { '/Pay/Orders/Resource': [{ type: 'aws:cdk:logicalId', data: 'Orders1' }] };
      const properties = { templateFile: 'Pay.template.json' };
      const pay = { type: 'aws:cloudformation:stack', properties, metadata };
      const output = join(app.fsPath, 'cdk.out');
      await mkdir(output, { recursive: true });
      await writeFile(
        join(output, 'Pay.template.json'),
        JSON.stringify({ Resources: { Orders1: { Type: type } } }),
      );
      await writeFile(join(output, 'manifest.json'), JSON.stringify({ artifacts: { Pay: pay } }));
      await utimes(join(output, 'manifest.json'), time, time);
    };
    const isFunction = async (): Promise<boolean | undefined> => {
      const { constructs } = await anchors.anchors(Uri.joinPath(app, 'lib/pay.ts').toString());
      return constructs?.[0]?.isFunction;
    };
    try {
      await synthesize('AWS::SQS::Queue', 1_700_000_000);
      assert.equal(await isFunction(), false);
      await synthesize('AWS::Lambda::Function', 1_700_000_060);
      assert.equal(await isFunction(), true);
    } finally {
      await rm(app.fsPath, { recursive: true });
    }
  });

  it('has constructs with the lines that created them, while the source is as it was at the synthesis', async () => {
    const root = workspace.workspaceFolders?.[0]?.uri;
    assert(root);
    const app = Uri.joinPath(root, `with-lines-${process.pid}`);
    const source = join(app.fsPath, 'lib/pay.ts');
    const data = ['...new Function2 in aws-cdk-lib...', `new PayStack (${source}:7:5)`];
    const metadata = {
      '/Pay/Orders/Resource': [
        { type: 'aws:cdk:logicalId', data: 'Orders1' },
        { type: 'aws:cdk:creationStack', data },
      ],
    };
    const pay = { type: 'aws:cloudformation:stack', properties: {}, metadata };
    const lines = async (): Promise<readonly number[] | undefined> => {
      const { constructs } = await anchors.anchors(Uri.file(source).toString());
      return constructs?.[0]?.here;
    };
    try {
      for (const name of ['lib', 'cdk.out']) {
        // oxlint-disable-next-line no-await-in-loop -- one folder after the other
        await mkdir(join(app.fsPath, name), { recursive: true });
      }
      await writeFile(source, 'export {};\n');
      await writeFile(join(app.fsPath, 'cdk.out/manifest.json'), JSON.stringify({ artifacts: { Pay: pay } }));
      await utimes(join(app.fsPath, 'cdk.out/manifest.json'), 1_700_000_060, 1_700_000_060);
      await utimes(source, 1_700_000_000, 1_700_000_000);
      assert.deepEqual(await lines(), [7]);
      const other = Uri.joinPath(app, 'lib/mail.ts').toString();
      assert.deepEqual((await anchors.anchors(other)).constructs?.[0]?.here, []);
      await utimes(source, 1_700_000_120, 1_700_000_120);
      assert.equal(await lines(), undefined);
    } finally {
      await rm(app.fsPath, { recursive: true });
    }
  });

  describe('where a part of the assembly is not read', () => {
    let app: Uri;
    const output = (name: string): string => join(app.fsPath, 'cdk.out', name);
    const metadataOf = (constructs: number): object =>
      Object.fromEntries(
        Array.from({ length: constructs }, (_, number) => [
          `/Pay/Orders${number}/Resource`,
          [{ type: 'aws:cdk:logicalId', data: `Orders${number}` }],
        ]),
      );
    const synthesize = async (constructs: number, stages: readonly string[]): Promise<void> => {
      const metadata = metadataOf(constructs);
      const pay = { type: 'aws:cloudformation:stack', properties: {}, metadata };
      const nested = stages.map((directoryName) => [
        directoryName,
        { type: 'cdk:cloud-assembly', properties: { directoryName } },
      ]);
      const artifacts = { Pay: pay, ...Object.fromEntries(nested) };
      await writeFile(output('manifest.json'), JSON.stringify({ artifacts }));
    };
    const constructs = async (): Promise<number | undefined> =>
      (await anchors.anchors(Uri.joinPath(app, 'lib/pay.ts').toString())).constructs?.length;

    beforeEach(async () => {
      const root = workspace.workspaceFolders?.[0]?.uri;
      assert(root);
      app = Uri.joinPath(root, `in-part-${process.pid}`);
      await mkdir(output('assembly-Prod'), { recursive: true });
      await writeFile(join(app.fsPath, 'cdk.json'), '{}');
    });
    afterEach(() => rm(app.fsPath, { recursive: true }));

    it('because there is none, it tells nothing', async () => {
      await synthesize(1, ['assembly-Prod']);
      assert.equal(await constructs(), undefined);
      await writeFile(output('assembly-Prod/manifest.json'), '{"artifacts":{}}');
      assert.equal(await constructs(), 1);
    });

    it('because it is a pipe or too long, it tells nothing and waits for nothing', async () => {
      await synthesize(1, ['assembly-Prod']);
      execFileSync('mkfifo', [output('assembly-Prod/manifest.json')]);
      assert.equal(await constructs(), undefined);
      await rm(output('assembly-Prod/manifest.json'));
      await writeFile(output('assembly-Prod/manifest.json'), `{"artifacts":{}}${' '.repeat(15_000_000)}`);
      assert.equal(await constructs(), undefined);
    });

    it('because stages lead to each other by links, it tells nothing', async () => {
      await synthesize(1, ['assembly-Prod']);
      await rm(output('assembly-Prod'), { recursive: true });
      await symlink(output(''), output('assembly-Prod'));
      assert.equal(await constructs(), undefined);
    });

    it('because it is a link, which may lead out of the workspace, it tells nothing', async () => {
      await synthesize(1, []);
      assert.equal(await constructs(), 1);
      const outside = join(folder.path, 'moved');
      for (const name of ['manifest.json', '']) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await rename(output(name), outside);
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await symlink(outside, output(name).replace(/\/$/, ''));
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        assert.equal(await constructs(), undefined);
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await rm(output(name).replace(/\/$/, ''));
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await rename(outside, output(name));
      }
      assert.equal(await constructs(), 1);
    });

    it('because it is more than all stacks of an app have, it tells nothing', async () => {
      await synthesize(20_000, []);
      assert.equal(await constructs(), 20_000);
      await synthesize(20_001, []);
      assert.equal((await constructs()) ?? 0, 0);
    });

    it('because there are more stages than an app has, it tells nothing', async () => {
      const names = Array.from({ length: 250 }, (_, number) => `assembly-${number}`);
      for (const name of names) {
        // oxlint-disable-next-line no-await-in-loop -- one file after the other
        await mkdir(output(name));
        // oxlint-disable-next-line no-await-in-loop -- one file after the other
        await writeFile(output(`${name}/manifest.json`), '{"artifacts":{}}');
      }
      await synthesize(1, names.slice(0, 100));
      assert.equal(await constructs(), 1);
      await synthesize(1, names);
      assert.equal(await constructs(), undefined);
    });
  });

  it('is looked for in no assembly outside of the workspace', async () => {
    const shop = { type: 'aws:cloudformation:stack', properties: {} };
    await write('cdk.out/manifest.json', JSON.stringify({ artifacts: { Shop: shop } }));
    assert.deepEqual(await anchors.proposals(file('lib/shop.ts')), []);
  });

  it('is what the user chose, whatever the files name', async () => {
    await write('samconfig.toml', 'stack_name = "a"\n');
    await anchors.choose(file('template.yaml'), 'mine');
    assert.deepEqual(await anchors.anchors(file('template.yaml')), {
      stack: { name: 'mine', source: 'chosen' },
    });
  });
});
