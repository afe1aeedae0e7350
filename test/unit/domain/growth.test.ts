import { describe, expect, it } from 'vitest';
import { toFunctionTarget } from '../../../src/contributions.ts';
import { parseFunctionArn, parseFunctionRef } from '../../../src/domain/arn/functionArn.ts';
import { cliCommand } from '../../../src/domain/export/clipboard.ts';
import { consoleUrl, hasConsole } from '../../../src/domain/links/consoleLink.ts';
import { parseDestination } from '../../../src/domain/destinations/destination.ts';
import { destinationUrl } from '../../../src/domain/links/destinationLink.ts';
import type { EventInvokeConfig } from '../../../src/domain/settings/eventInvokeConfig.ts';
import type { FunctionSummary } from '../../../src/domain/session/lambdaApi.ts';
import { nameFilter } from '../../../src/domain/account/nameFilter.ts';
import { nearestNames } from '../../../src/domain/account/nearestNames.ts';
import { identityOfSummary } from '../../../src/domain/account/functionIdentity.ts';
import { known } from '../../../src/domain/loadable.ts';
import { rowsOf } from '../../../src/domain/overview/row.ts';
import { isPartitionOf, isRegion, partitionOfRegion } from '../../../src/domain/arn/partition.ts';
import { findArnAt } from '../../../src/domain/text/findArn.ts';
import { readLookUp } from '../../../src/domain/text/lookUpInput.ts';
import { piecesOf } from '../../../src/domain/text/placeholders.ts';
import { namedPlacePart, placePartOf } from '../../../src/domain/text/pseudoParameters.ts';
import { resolveArn } from '../../../src/domain/text/resolveArn.ts';
import { escapeUnseen, hasUnseen, revealUnseen } from '../../../src/domain/text/unseen.ts';
import { parseTarget } from '../../../src/features/configPanel/target.ts';
import { qualifierList } from '../../../src/features/configPanel/qualifierList.ts';
import { functionChildren } from '../../../src/features/functionsTree/children.ts';
import { wordAt } from '../../../src/features/lookup/wordAt.ts';
import { Session } from '../../../src/domain/session/session.ts';
import { FakeConnection } from '../../support/fakeLambda.ts';
import { growth, LINEAR } from '../../support/growth.ts';

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
const HERE = { partition: 'aws', region: 'eu-west-1', accountId: '123456789012' };

/** Pieces of text that are expensive for repeated searches. */
const PIECES: readonly string[] = [
  ...['a', ' ', ':', '*', '\\', '$', '{', '${', '{}', '%3A', 'arn:', '\uD800', 'name: '],
];

/**
 * Everything of ours that gets a text of a file, of a command's argument, of the look-up or of a service. How much the
 * scanner reads of a whole text is counted in text/findArnGrowth.test.ts.
 */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  parseFunctionRef,
  'parseFunctionRef of a name': (text) => parseFunctionRef(`${ARN}:${text}`),
  parseFunctionArn,
  readLookUp: (text) => readLookUp(text, HERE),
  'findArnAt in the middle': (text) => findArnAt(text, text.length >> 1),
  piecesOf,
  placePartOf,
  'placePartOf in braces': (text) => placePartOf(`\${${text}}`),
  namedPlacePart,
  'namedPlacePart in braces': (text) => namedPlacePart(`\${${text}}`),
  resolveArn: (text) =>
    resolveArn({ start: 0, end: 1, text, parts: { accountId: '123456789012', name: text } }, HERE),
  'parseDestination and its link': (text) =>
    destinationUrl(parseDestination(`arn:aws:sqs:eu-west-1:123456789012:${text}`)),
  consoleUrl: (text) => consoleUrl({ ...HERE, name: text, qualifier: text }),
  hasConsole: (text) => hasConsole({ region: 'eu-west-1', endpoint: `https://${text}`, sample: false }),
  'nameFilter of a pattern': (text) => nameFilter(text)('orders-received'.repeat(10)),
  'nameFilter of a name': (text) => nameFilter('a*a*a*.*-*b')(text),
  'nearestNames of a name': (text) => nearestNames('orders', [text]),
  'nearestNames of what is typed': (text) => nearestNames(text, ['orders']),
  isRegion,
  partitionOfRegion,
  isPartitionOf: (text) => isPartitionOf(text, text),
  hasUnseen,
  escapeUnseen,
  revealUnseen,
  toFunctionTarget: (text) =>
    toFunctionTarget({ region: text, name: text, partition: text, qualifier: text }),
  parseTarget: (text) => parseTarget({ region: 'eu-west-1', name: text, qualifier: text }),
  wordAt: (text) => wordAt(text, text.length >> 1),
  cliCommand: (text) => cliCommand({ functionName: 'f', region: 'eu-west-1', profile: text }, 'posix'),
};

describe('a text of a megabyte takes no more than its share', () => {
  it.each(Object.entries(READERS))('of %s', (_reader, read) => {
    for (const piece of PIECES) {
      const ratio = growth((length) => piece.repeat(Math.ceil(length / piece.length)), read);
      expect(ratio, `of ${JSON.stringify(piece)}`).toBeLessThan(LINEAR);
    }
  });
});

it('is told from what is quadratic: so the tests above could fail', () => {
  const quadratic = (text: string): unknown => /\s+$/.test(`${text.slice(0, text.length / 16)}x`);
  expect(growth((length) => ' '.repeat(length), quadratic)).toBeGreaterThan(LINEAR);
});

describe('thousands of qualifiers of one function take no more than their share', () => {
  const names = (count: number, first = 0): readonly string[] =>
    Array.from({ length: count }, (_, index) => `a${index + first}`);
  const read = (count: number) => ({
    configs: names(count).map((qualifier): EventInvokeConfig => ({
      functionArn: `${ARN}:${qualifier}`,
      qualifier,
    })),
    via: 'list' as const,
    readAt: new Date(0),
  });
  /** As many aliases as configs, and none of them the same: all configs are orphans, and no alias has one. */
  const others = (count: number) => ({
    aliases: names(count, count).map((name) => ({ name, version: '1' })),
    versions: [],
  });
  const summary: FunctionSummary = { name: 'orders', arn: ARN };
  const session = new Session(new FakeConnection());
  const fn = identityOfSummary(summary, 'eu-west-1');
  const functionTarget = { region: 'eu-west-1', name: 'orders' };
  const node = { kind: 'function', session, summary, functionTarget } as const;

  const lists: Readonly<Record<string, (count: number) => unknown>> = {
    'in the panel': (count) => qualifierList('$LATEST', read(count), others(count)),
    'in the overview': (count) =>
      rowsOf({ fn, summary: known(summary), configs: read(count), qualifiers: others(count) }),
    'in the tree': (count) => functionChildren(node, read(count)),
  };
  // 1,024 and 16,384 qualifiers: one for each 64 characters.
  it.each(Object.entries(lists))('%s', (_place, list) => {
    expect(
      growth(
        (length) => ' '.repeat(length),
        (text) => list(text.length / 64),
      ),
    ).toBeLessThan(LINEAR);
  });
});
