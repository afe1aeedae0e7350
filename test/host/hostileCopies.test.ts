import assert from 'node:assert/strict';
import { commands, env } from 'vscode';
import { COMMANDS } from '../../src/contributions.ts';
import { copyToClipboard } from '../../src/editor/clipboard.ts';
import { withWindow } from '../support/editorWindow.ts';
import { FakeMessages } from '../support/fakeMessages.ts';
import { HOSTILE_TEXTS, INVISIBLE } from '../support/hostile/texts.ts';

/** Runs something with warnings kept from the screen; returns those. */
async function warnings(run: () => Thenable<unknown>): Promise<readonly string[]> {
  const messages = new FakeMessages();
  await withWindow(messages.members, run);
  return messages.texts;
}

describe('what is copied', () => {
  beforeEach(() => env.clipboard.writeText('nothing copied'));

  for (const [what, text] of Object.entries(HOSTILE_TEXTS)) {
    it(`copies nothing that cannot be seen: ${what}`, async () => {
      const isSeen = !INVISIBLE.test(text);
      const said = await warnings(() => copyToClipboard(text));
      assert.equal(await env.clipboard.readText(), isSeen ? text : 'nothing copied');
      assert.equal(said.length, isSeen ? 0 : 1);
    });
  }

  const hostile = { region: 'us-east-1', accountId: '111111111111', partition: 'aws' };
  for (const name of ['file:///etc/passwd', 'orders\u001b[A', 'orders\r', 'a;touch x']) {
    it(`is no command for ${JSON.stringify(name)}, and says so`, async () => {
      const said = await warnings(() => commands.executeCommand(COMMANDS.copyCli, { ...hostile, name }));
      assert.equal(await env.clipboard.readText(), 'nothing copied');
      assert.match(said.join(), /not a valid function name/);
    });
  }

  it('is the command of a function', async () => {
    await commands.executeCommand(COMMANDS.copyCli, { ...hostile, name: 'orders', qualifier: 'live' });
    assert.match(
      await env.clipboard.readText(),
      /--function-name orders --qualifier live --region us-east-1/,
    );
  });

  for (const [name, copied] of [
    ['orders\u202e', 'nothing copied'],
    ['orders', 'orders'],
  ] as const) {
    it(`is a name that can be seen: ${JSON.stringify(name)}`, async () => {
      await warnings(() => commands.executeCommand(COMMANDS.copyName, { ...hostile, name }));
      assert.equal(await env.clipboard.readText(), copied);
    });
  }
});
