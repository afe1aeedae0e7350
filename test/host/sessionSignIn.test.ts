import assert from 'node:assert/strict';
import { env, type InputBox, l10n } from 'vscode';
import { ExpectedError } from '../../src/domain/errors.ts';
import { policyJson } from '../../src/domain/session/policy.ts';
import { signInCommand } from '../../src/domain/session/signIn.ts';
import { copyPolicy } from '../../src/features/session/copyPolicy.ts';
import { MfaPrompt } from '../../src/features/session/mfaPrompt.ts';
import { regionItems, typedItems } from '../../src/features/session/pickRegion.ts';
import { configureSso, signIn } from '../../src/features/session/signIn.ts';
import { withWindow } from '../support/editorWindow.ts';
import { FakeInputBox } from '../support/fakeInputs.ts';
import { FakeConnection, refused } from '../support/fakeLambda.ts';
import { FakeMessages } from '../support/fakeMessages.ts';
import { FakeAccess, fakeSessions } from '../support/fakeSessions.ts';
import { FakeTerminals, type Starts } from '../support/fakeTerminals.ts';
import { HOSTILE_TEXTS, INVISIBLE } from '../support/hostile/texts.ts';

const signedOut = (command: string | undefined): ExpectedError =>
  new ExpectedError('signedOut', 'signed out', command === undefined ? {} : { command });

const deps = { sessions: fakeSessions(), homeDirectory: '/home/somebody', env: { AWS_PROFILE: 'host' } };

/** Nothing in it is a link, an icon or invisible, but what keeps it from being the first two. */
function assertPlain(shown = ''): void {
  assert.doesNotMatch(shown, /[\]$]\(/);
  assert.doesNotMatch(shown.replaceAll('\u200B(', '('), INVISIBLE);
  assert.ok(shown.length > 0 && shown.length < 700, `${shown.length} characters`);
}

/** As if the editor's default terminal ran another shell. */
async function withShell(path: string, run: () => Promise<void>): Promise<void> {
  Object.defineProperty(env, 'shell', { value: path, configurable: true });
  try {
    await run();
  } finally {
    Reflect.deleteProperty(env, 'shell');
  }
}

async function signInWith(command: string | undefined, starts: Starts = 'integrated') {
  const terminals = new FakeTerminals(starts);
  const messages = new FakeMessages();
  await env.clipboard.writeText('nothing copied');
  await withWindow({ ...terminals.members, ...messages.members }, () =>
    signIn(deps, { error: signedOut(command) }),
  );
  return { terminals, messages, copied: await env.clipboard.readText() };
}

describe('signing in', () => {
  for (const profile of ['prod', "it's; touch x", '$(touch x)', '-x']) {
    it(`types the command for ${profile} and starts nothing`, async () => {
      const command = signInCommand('aws sso login', profile) ?? '';
      const { terminals, copied } = await signInWith(command);
      assert.deepEqual(terminals.sent, [[command, false]]);
      assert.equal(terminals.options[0]?.cwd, '/home/somebody');
      assert.equal(terminals.options[0]?.shellPath, undefined);
      assert.equal(copied, 'nothing copied');
    });
  }

  it('types into a shell that says nothing of itself', async () => {
    const { terminals } = await signInWith('aws login --profile x', 'plainly');
    assert.deepEqual(terminals.sent, [['aws login --profile x', false]]);
  });

  for (const command of ['aws sso login --profile x\nrm -rf ~', 'aws login --profile x\r', 'aws\u001b[A']) {
    it(`types nothing that could start by itself: ${JSON.stringify(command)}`, async () => {
      const { terminals } = await signInWith(command);
      assert.deepEqual(terminals.options, []);
    });
  }

  it('copies the command where there is no terminal', async () => {
    const { terminals, messages, copied } = await signInWith('aws login --profile x', 'not');
    assert.deepEqual(terminals.sent, []);
    assert.equal(terminals.disposed, true);
    assert.equal(copied, 'aws login --profile x');
    assert.match(messages.texts.join(), /Copied: aws login --profile x/);
  });

  for (const [what, text] of Object.entries(HOSTILE_TEXTS)) {
    it(`types and copies nothing of a command that is none of ours, and shows nothing of it: ${what}`, async () => {
      const { terminals, messages, copied } = await signInWith(
        `aws login --profile [x](command:y)$(bug)\n${text}`,
      );
      assert.deepEqual([terminals.options, copied], [[], 'nothing copied']);
      assert.equal(messages.texts.length, 1);
      for (const message of messages.texts) assertPlain(message);
    });
  }

  it('shows a profile in what it copied as text', async () => {
    const command = signInCommand('aws login', '[x](command:y)$(bug)') ?? '';
    const { messages, copied } = await signInWith(command, 'not');
    assert.equal(copied, command);
    for (const message of messages.texts) assertPlain(message);
  });

  for (const [shell, profile, line] of [
    ['/usr/bin/fish', "it's $HOME", String.raw`aws login --profile 'it\'s $HOME'`],
    ['C:\\ps\\pwsh.exe', "it's $HOME", "aws login --profile 'it''s $HOME'"],
    ['C:\\Windows\\System32\\cmd.exe', "it's $HOME", `aws login --profile "it's $HOME"`],
    ['C:\\Windows\\System32\\cmd.exe', '%PATH%', undefined],
    ['/usr/bin/nu', '$HOME', undefined],
    ['/usr/bin/nu', 'my profile', 'aws login --profile "my profile"'],
  ] as const) {
    it(`is quoted for ${shell}: ${profile}`, async () => {
      const command = signInCommand('aws login', profile);
      await withShell(shell, async () => {
        const { terminals, messages, copied } = await signInWith(command);
        assert.deepEqual(terminals.sent, line === undefined ? [] : [[line, false]]);
        assert.equal(copied, 'nothing copied');
        if (line === undefined)
          assert.match(messages.texts.join(), /cannot be written for your default shell/);
      });
    });
  }

  it('says so where no command would mend it', async () => {
    const { terminals, messages } = await signInWith(undefined);
    assert.deepEqual(terminals.options, []);
    assert.match(messages.texts.join(), /No sign-in command is available/);
    assert.deepEqual(messages.buttons, ['Switch Profile…', 'Configure SSO…', 'Explore the Sample Account']);
  });

  it('offers to make a profile, and the sample account, where there is no profile', async () => {
    const access = new FakeAccess();
    access.connectTo = () => Promise.reject(new ExpectedError('noProfile', 'none'));
    const sessions = fakeSessions(access);
    await assert.rejects(sessions.open());
    const messages = new FakeMessages();
    await withWindow(messages.members, () => signIn({ ...deps, sessions }, undefined));
    assert.match(messages.texts.join(), /No AWS profile found/);
    assert.deepEqual(messages.buttons, ['Configure SSO…', 'Explore the Sample Account']);
  });

  it('types the command that configures SSO and starts nothing', async () => {
    const terminals = new FakeTerminals('integrated');
    await withWindow(terminals.members, () => configureSso(deps));
    assert.deepEqual(terminals.sent, [['aws configure sso', false]]);
  });
});

describe('the minimal policy', () => {
  const copy = async (argument: unknown): Promise<string> => {
    await withWindow(new FakeMessages().members, () => copyPolicy(deps.sessions, argument));
    return await env.clipboard.readText();
  };

  it('is for the action that a place lacks', async () => {
    const wanted = policyJson('aws', 'lambda:ListAliases');
    assert.equal(await copy('lambda:ListAliases'), wanted);
    assert.equal(await copy({ kind: 'failure', error: refused('lambda:ListAliases') }), wanted);
    assert.equal(await copy({ kind: 'qualifier', refusal: refused('lambda:ListAliases') }), wanted);
  });

  it('is for all that we do where no place was named, or not one of ours', async () => {
    for (const argument of [undefined, 'iam:*', { error: refused('sts:AssumeRole') }, 7, null]) {
      // oxlint-disable-next-line no-await-in-loop -- there is one clipboard
      assert.equal(await copy(argument), policyJson('aws'));
    }
  });

  it('is not copied where it cannot help, which is said', async () => {
    const denial = { effect: 'explicit', policy: 'identity' } as const;
    const error = new ExpectedError('accessDenied', 'x', { action: 'lambda:ListAliases', denial });
    const messages = new FakeMessages();
    await env.clipboard.writeText('nothing copied');
    await withWindow(messages.members, () => copyPolicy(deps.sessions, { error }));
    assert.equal(await env.clipboard.readText(), 'nothing copied');
    assert.match(messages.texts.join(), /No policy copied\. An identity-based policy explicitly denies/);
  });

  it('is of the session’s own partition', async () => {
    const access = new FakeAccess();
    access.connectTo = () => Promise.resolve(new FakeConnection('cn', 'cn-north-1'));
    const sessions = fakeSessions(access);
    await sessions.open();
    await withWindow(new FakeMessages().members, () => copyPolicy(sessions, undefined));
    assert.match(await env.clipboard.readText(), /"arn:aws-cn:lambda:\*:\*:function:\*"/);
  });
});

describe('the MFA prompt', () => {
  const never = new AbortController().signal;
  let boxes: FakeInputBox[];
  const ask = async (prompt: MfaPrompt, signal = never, serial = 'arn:aws:iam::1:mfa/x', profile = 'dev') => {
    const createInputBox = (): InputBox => {
      const box = new FakeInputBox();
      boxes.push(box);
      return box;
    };
    const asked: { code?: Promise<string | undefined> } = {};
    await withWindow({ createInputBox }, () => {
      asked.code = prompt.ask(serial, profile, signal);
      return Promise.resolve();
    });
    return asked;
  };
  beforeEach(() => (boxes = []));

  it('takes six digits and nothing else', async () => {
    const { code } = await ask(new MfaPrompt());
    const [box] = boxes;
    assert.equal(box?.title, l10n.t('Sign In with MFA: {0}', 'dev'));
    box.enter('12345');
    assert.notEqual(box.validationMessage, undefined);
    box.enter(' 123456 ');
    assert.equal(await code, '123456');
    assert.equal(box.shown, false);
  });

  for (const [what, text] of Object.entries(HOSTILE_TEXTS)) {
    it(`shows profile and device as text: ${what}`, async () => {
      const foreign = `[x](command:y)$(bug) ${text}`;
      await ask(new MfaPrompt(), never, foreign, foreign);
      assertPlain(boxes[0]?.title);
      assertPlain(boxes[0]?.prompt);
    });
  }

  it('gives no code when the user turns away', async () => {
    const { code } = await ask(new MfaPrompt());
    boxes[0]?.hide();
    assert.equal(await code, undefined);
  });

  it('closes when the session is left that asked', async () => {
    const left = new AbortController();
    const { code } = await ask(new MfaPrompt(), left.signal);
    left.abort();
    assert.equal(await code, undefined);
    assert.equal(boxes[0]?.shown, false);
  });

  it('is one box, whoever asks', async () => {
    const prompt = new MfaPrompt();
    const first = await ask(prompt);
    await ask(prompt);
    assert.equal(await first.code, undefined);
    assert.deepEqual(
      boxes.map(({ shown }) => shown),
      [false, true],
    );
  });
});

describe('the regions to choose from', () => {
  const labels = (current?: string): readonly string[] => regionItems(current).map(({ label }) => label);

  for (const [current, offered] of [
    ['cn-north-1', ['cn-north-1', 'cn-northwest-1']],
    ['us-gov-west-1', ['us-gov-east-1', 'us-gov-west-1']],
    ['eusc-de-east-1', ['eusc-de-east-1']],
    ['us-isob-east-1', ['us-isob-east-1', 'us-isob-west-1']],
  ] as const) {
    it(`are those of the partition of ${current}`, () => assert.deepEqual(labels(current), offered));
  }

  it('are of all partitions where no region is known, the commercial one first', () => {
    assert.equal(labels()[0], 'us-east-1');
    for (const region of ['cn-north-1', 'us-gov-west-1', 'eusc-de-east-1']) {
      assert.equal(labels().includes(region), true);
      assert.equal(labels('eu-west-1').includes(region), false);
    }
  });

  it('may be newer than the list, but must be regions', () => {
    const known = regionItems('eu-west-1');
    const typed = (text: string) => typedItems(text, known, 'eu-west-1')[0];
    assert.equal(typed('eu-west-9')?.label, 'eu-west-9');
    assert.match(typed('cn-west-9')?.description ?? '', /partition aws-cn/);
    for (const hostile of ['us-east-1.evil.example', 'x@evil.example:443/#', '$(bug)', 'ｕs-east-1']) {
      assert.match(typed(hostile)?.label ?? '', /is not a Region/);
      assert.equal(typed(hostile)?.label.includes('$('), false);
    }
    assert.equal(typed('eu-west'), undefined);
  });
});
