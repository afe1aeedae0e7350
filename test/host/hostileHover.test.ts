import assert from 'node:assert/strict';
import { CancellationTokenSource, Position, type Range, type TextDocument, workspace } from 'vscode';
import { ExpectedError } from '../../src/domain/errors.ts';
import { ArnHoverProvider } from '../../src/features/hover/provider.ts';
import { HoverReader } from '../../src/features/hover/reader.ts';
import { configOf } from '../support/fakeLambda.ts';
import { assertContains, assertLacks, Bench, ORDERS, seen } from '../support/hoverBench.ts';

describe('the hover on hostile texts', () => {
  let bench: Bench;
  beforeEach(() => (bench = new Bench()));
  afterEach(() => bench.dispose());

  describe('with hostile texts', () => {
    const EVIL = '[x](command:evil) <img src=x> $(bug) `a` http://evil.example | **b**';

    it('lets no markdown of an answer through', async () => {
      const said = new ExpectedError('invalidRequest', EVIL, { detail: EVIL });
      bench.lambda.errors.set('listEventInvokeConfigs', said);
      const text = await bench.hover(ORDERS);
      assertLacks(text, '](command:evil', '<img', '$(bug)', 'http://', '**b**', '`a`');
      assertContains(seen(text), EVIL);
    });

    it('lets no markdown of destinations and qualifiers through', async () => {
      bench.lambda.configs.set('orders', [
        configOf('orders', { onFailure: EVIL, onSuccess: `arn:aws:sqs:r:a:${EVIL}` }),
        configOf('orders', { qualifier: EVIL }),
      ]);
      const text = await bench.hover(ORDERS);
      assertLacks(text, '](command:evil', '<img', '$(bug)', 'http://', '**b**', '`a`');
    });

    it('lets no markdown of the document through', async () => {
      const text = await bench.hover(
        'arn:aws:lambda:${`x` $(bug) [a](command:evil)}:111111111111:function:orders|',
      );
      assertLacks(text, '](command:evil', '$(bug)', '`x`');
      assertContains(text, 'command:lambdaAsync.lookUp?');
      assert.match(text ?? '', /command:lambdaAsync\.lookUp\?[^()\s]*\)/);
    });
  });

  it('reads as little of a line of ten million characters as of a short one', async function () {
    const content = `${'{"a":1},'.repeat(625_000)}"${ORDERS}"${',{"b":2}'.repeat(625_000)}`;
    const document = await workspace.openTextDocument({ content });
    const { reads, counted } = counting(document);
    const provider = new ArnHoverProvider(new HoverReader(bench));
    const position = new Position(0, 5_000_010);
    const hover = await provider.provideHover(counted, position, new CancellationTokenSource().token);
    assert.equal(hover?.range && document.getText(hover.range), ORDERS);
    assert.ok(reads.length === 1 && (reads[0] ?? Infinity) <= 2048, `characters read: ${reads.join()}`);
  });
});

/** A document that counts the characters it hands out, and hands out no lines. */
function counting(document: TextDocument): {
  readonly reads: readonly number[];
  readonly counted: TextDocument;
} {
  const reads: number[] = [];
  const getText = (range?: Range): string => {
    const text = document.getText(range);
    reads.push(text.length);
    return text;
  };
  const counted = new Proxy({} as TextDocument, {
    get(_, key) {
      if (key === 'uri') return document.uri;
      assert.equal(key, 'getText', 'a hover needs nothing else of a document');
      return getText;
    },
  });
  return { reads, counted };
}
