import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assembliesIn,
  stackOfServerlessState,
  stacksOfAssembly,
} from '../../../../src/domain/declared/stackProposals.ts';

const manifest = (artifacts: object): string => JSON.stringify({ version: '36.0.0', artifacts });

describe('stacksOfAssembly', () => {
  it('has the stacks by the name of their artifact or their own, and nothing else', () => {
    const text = manifest({
      'Shop.assets': { type: 'cdk:asset-manifest' },
      Shop: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Shop.template.json' } },
      Pay: { type: 'aws:cloudformation:stack', properties: { stackName: 'payments-prod' } },
      Tree: { type: 'cdk:tree' },
    });
    expect(stacksOfAssembly(text)).toEqual([
      { name: 'Shop', source: 'assembly' },
      { name: 'payments-prod', source: 'assembly' },
    ]);
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    manifest([]),
    manifest({ __proto__: null, A: 7 }),
    manifest({ A: { type: 'aws:cloudformation:stack', properties: { stackName: '../../etc' } } }),
    manifest({ A: { type: 'aws:cloudformation:stack', properties: { stackName: 'a'.repeat(129) } } }),
  ])('has none in %o', (text) => {
    expect(stacksOfAssembly(text)).toEqual([]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => Array.isArray(stacksOfAssembly(text))));
  });
});

describe('stackOfServerlessState', () => {
  it.each([
    [{ service: 'shop', provider: { stage: 'prod' } }, ['shop-prod']],
    [{ service: 'shop', provider: { stage: 'prod', stackName: 'shop-eu' } }, ['shop-eu']],
    [{ service: 'shop', provider: {} }, []],
    [{ service: 7, provider: { stage: 'prod' } }, []],
    [undefined, []],
  ])('of %o is %o', (service, expected) => {
    expect(stackOfServerlessState(JSON.stringify({ service })).map(({ name }) => name)).toEqual(expected);
  });
});

describe('the assemblies of stages', () => {
  const staged = (...names: readonly unknown[]): string =>
    JSON.stringify({
      artifacts: Object.fromEntries(
        names.map((directoryName, number) => [
          `stage${number}`,
          { type: 'cdk:cloud-assembly', properties: { directoryName } },
        ]),
      ),
    });

  it('lie in folders of the assembly', () => {
    expect(assembliesIn(staged('assembly-Prod', 'assembly-Test'))).toEqual([
      'assembly-Prod',
      'assembly-Test',
    ]);
  });

  it('lead to no other folder', () => {
    expect(assembliesIn(staged('..', '../x', '/etc', 'a/b', 'a\\b', '.hidden', '', 7, null))).toEqual([]);
    expect(assembliesIn('{')).toEqual([]);
    expect(assembliesIn('{"artifacts":{"Shop":{"type":"aws:cloudformation:stack"}}}')).toEqual([]);
  });
});
