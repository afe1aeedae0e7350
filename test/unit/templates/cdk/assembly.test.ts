import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isCdkManifest, readCdkAssembly, readCdkMetadata } from '../../../../src/templates/cdk/index.ts';
import { growth, LINEAR, repeated } from '../../../support/growth.ts';

const read = (manifest: unknown) =>
  readCdkAssembly({
    file: 'cdk.out/manifest.json',
    text: typeof manifest === 'string' ? manifest : JSON.stringify(manifest),
  });

const metadata = {
  '/Shop/Orders/Resource': [
    {
      type: 'aws:cdk:logicalId',
      data: 'Orders1',
      trace: [
        '    at new Function (/app/node_modules/aws-cdk-lib/x.js:1:2)',
        '    at new Shop (/app/lib/shop.ts:42:7)',
        'at /app/bin/a.ts:1:1',
      ],
    },
    { type: 'aws:cdk:creationStack', data: ['at x (/app/lib/other.ts:9:1)'] },
  ],
  '/Shop/Failed/Resource': [
    { type: 'aws:cdk:logicalId', data: 'Failed1' },
    {
      type: 'aws:cdk:creationStack',
      data: ['new Queue (node_modules/aws-cdk-lib/x.js:1:2)', 'Shop (lib\\shop.ts:7:1)'],
    },
  ],
  '/Shop/Plain/Resource': [{ type: 'aws:cdk:logicalId', data: 'Plain1' }],
  '/Shop': [{ type: 'aws:cdk:warning', data: 'x' }],
};

const stack = (more: object = {}) => ({
  type: 'aws:cloudformation:stack',
  environment: 'aws://123456789012/eu-west-1',
  properties: { templateFile: 'Shop.template.json', stackName: 'shop-prod' },
  metadata,
  ...more,
});

describe('the manifest of an assembly', () => {
  test('stacks, their constructs and source lines, and nested assemblies', () => {
    const assembly = read({
      artifacts: {
        Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
        Shop: stack({ additionalMetadataFile: 'Shop.metadata.json' }),
        'assembly-Prod': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
      },
    });
    expect(assembly).toEqual({
      stacks: [
        {
          id: 'Shop',
          stackName: 'shop-prod',
          templateFile: 'Shop.template.json',
          accountId: '123456789012',
          region: 'eu-west-1',
          constructs: [
            {
              path: 'Shop/Orders/Resource',
              logicalId: 'Orders1',
              createdAt: { file: '/app/lib/shop.ts', line: 42 },
            },
            {
              path: 'Shop/Failed/Resource',
              logicalId: 'Failed1',
              createdAt: { file: 'lib\\shop.ts', line: 7 },
            },
            { path: 'Shop/Plain/Resource', logicalId: 'Plain1' },
          ],
          metadataFile: 'Shop.metadata.json',
        },
      ],
      nested: ['assembly-Prod'],
      unread: [],
    });
  });

  test('A stack without a name has its id, and one for any environment has none', () => {
    const assembly = read({
      artifacts: {
        Shop: stack({
          environment: 'aws://unknown-account/unknown-region',
          properties: { templateFile: 't.json' },
          metadata: {},
        }),
      },
    });
    expect(assembly?.stacks).toEqual([
      { id: 'Shop', stackName: 'Shop', templateFile: 't.json', constructs: [] },
    ]);
  });

  test.each(['../t.json', '/etc/passwd', 'a\\b', 'C:t', '..', '', 'a\0b'])(
    'No file outside the assembly: %j',
    (name) => {
      const nested = { type: 'cdk:cloud-assembly', properties: { directoryName: name } };
      const assembly = read({
        artifacts: {
          a: stack({ properties: { templateFile: name } }),
          b: nested,
          c: stack({ additionalMetadataFile: name }),
        },
      });
      expect(assembly?.nested).toEqual([]);
      expect(assembly?.stacks.map(({ id, metadataFile }) => [id, metadataFile])).toEqual([['c', undefined]]);
    },
  );

  test('Metadata in a file of its own', () => {
    expect(
      readCdkMetadata({ file: 'm.json', text: JSON.stringify(metadata) }).map(({ logicalId }) => logicalId),
    ).toEqual(['Orders1', 'Failed1', 'Plain1']);
  });

  test.each([
    ['cdk.out/manifest.json', '{"artifacts":{}}', true],
    ['manifest.json', '{"name":"page"}', false],
    ['other.json', '{"artifacts":{}}', false],
  ])('%s %s', (file, text, expected) => expect(isCdkManifest({ file, text })).toBe(expected));

  test('Anything else is no manifest, and a cut one gives what is there', () => {
    for (const text of ['', '[]', '{"artifacts":[]}', 'null', '{"a":']) expect(read(text)).toBeUndefined();
    const whole = JSON.stringify({ artifacts: { Shop: stack() } });
    fc.assert(fc.property(fc.nat(whole.length), (length) => void read(whole.slice(0, length))));
    expect(read(' '.repeat(10_000_001))?.unread).toMatchObject([{ why: 'tooLong' }]);
    expect(read('{"artifacts":{"__proto__":{"type":"aws:cloudformation:stack"}}}')?.stacks).toEqual([]);
  });

  test('Time grows with the text alone', () => {
    const entry = `"/a":[{"type":"aws:cdk:logicalId","data":"A","trace":["at (a:b:1:2)"]}],`;
    const textOf = (length: number): string =>
      `{"artifacts":{"a":{"type":"aws:cloudformation:stack","properties":{"templateFile":"t"},"metadata":{${repeated(entry)(length)}`;
    expect(growth(textOf, read, 524_288)).toBeLessThan(LINEAR);
  });
});
