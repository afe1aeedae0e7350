import { expect, it } from 'vitest';
import { OrderedOutput } from '../../scripts/lib/orderedOutput.ts';

/** Contents of the terminal after each text or end of three outputs. */
function shown(act: (output: OrderedOutput) => void): string {
  let terminal = '';
  act(new OrderedOutput((text) => (terminal += text)));
  return terminal;
}

it('shows the first output as it comes', () => {
  expect(shown((output) => output.write(0, 'a'))).toBe('a');
});

it('keeps another output until it is its turn, and shows it as it comes from then on', () => {
  const twoAtOnce = (output: OrderedOutput): void => {
    output.write(1, 'B');
    output.write(0, 'a');
    output.write(1, 'B');
  };
  expect(shown(twoAtOnce)).toBe('a');
  expect(
    shown((output) => {
      twoAtOnce(output);
      output.end(0);
      output.write(1, 'C');
    }),
  ).toBe('aBBC');
});

it('shows all outputs in their order when the first ends last', () => {
  expect(
    shown((output) => {
      for (const each of [2, 1, 0]) output.write(each, String(each));
      for (const each of [2, 1, 0]) output.end(each);
    }),
  ).toBe('012');
});
