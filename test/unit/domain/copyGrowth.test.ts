import { describe, expect, it } from 'vitest';
import { cliCommand, configJson } from '../../../src/domain/export/clipboard.ts';
import { denialIn } from '../../../src/domain/session/denial.ts';
import { keyOf } from '../../../src/domain/text/keyOf.ts';
import type { ShellKind } from '../../../src/domain/shell/kind.ts';
import { commandIn, signInCommand } from '../../../src/domain/session/signIn.ts';
import { escapeUnseen, hasUnseen, showUnseen } from '../../../src/domain/text/unseen.ts';
import { growth, LINEAR, repeated } from '../../support/growth.ts';

const PIECES = ['a', ' ', "'", '"', '\\', '\u202E', 'because no session policy '];
/** Two that quote differently: the others search no more. */
const SHELLS: readonly ShellKind[] = ['fish', 'powershell'];

const WORK: Readonly<Record<string, (text: string) => unknown>> = {
  'a copied config': (text) => configJson({ functionArn: text, qualifier: text, onFailure: text }),
  'a command that names it': (text) =>
    SHELLS.map((shell) => cliCommand({ functionName: text, qualifier: text, region: text }, shell)),
  'a command with it': (text) =>
    SHELLS.map((shell) =>
      cliCommand({ functionName: 'orders', region: 'us-east-1', profile: text, endpoint: text }, shell),
    ),
  'a command that signs in': (text) => {
    const command = signInCommand('aws login', text);
    return command !== undefined && commandIn('fish', command);
  },
  'a line that is typed': (text) => SHELLS.map((shell) => commandIn(shell, text)),
  'what is seen of it': (text) => [hasUnseen(text), showUnseen(text), escapeUnseen(JSON.stringify(text))],
  'why it was denied': denialIn,
  'a key': (text) => keyOf(text, text),
};

describe.each(Object.entries(WORK))('%s', (_what, work) => {
  it.each(PIECES)('grows no faster than a text of %j', (piece) => {
    expect(growth(repeated(piece), work)).toBeLessThan(LINEAR);
  });
});

it('is told from what is quadratic: so the tests above could fail', () => {
  expect(growth(repeated('a'), (text) => /a+b/.test(text), 65_536)).toBeGreaterThan(LINEAR);
});
