import assert from 'node:assert/strict';
import { ThemeIcon } from 'vscode';
import type { Denial } from '../../src/domain/session/denial.ts';
import { ExpectedError } from '../../src/domain/errors.ts';
import { findArnAt } from '../../src/domain/text/findArn.ts';
import { subjectOf } from '../../src/features/hover/content.ts';
import { renderHover } from '../../src/features/hover/render.ts';
import { tryAgain } from '../../src/page/buttons.ts';
import { failureNotice } from '../../src/page/failureNotice.ts';
import { failureRows } from '../../src/features/functionsTree/children.ts';
import { treeItem } from '../../src/features/functionsTree/item.ts';
import { welcomeOf } from '../../src/features/functionsTree/status.ts';
import { tooltipOf } from '../../src/features/functionsTree/tooltip.ts';
import { errorItems } from '../../src/features/lookup/choiceItems.ts';
import { refused } from '../support/fakeLambda.ts';

const profile = { profile: 'prod' };
const LIST = 'lambda:ListFunctions';

/** An error, and what each place says of it and offers for it. */
interface Case {
  readonly error: ExpectedError;
  readonly says: RegExp;
  readonly row: string;
  readonly welcome: string | undefined;
  readonly commands: readonly string[];
  readonly isError: boolean;
}

const CASES: readonly Case[] = [
  {
    error: new ExpectedError('signedOut', 'x', { ...profile, command: 'aws sso login --profile prod' }),
    says: /Signed out: profile prod/,
    row: 'failure.signIn',
    welcome: 'signedOut.sso',
    commands: ['lambdaAsync.signIn', 'lambdaAsync.copySignIn'],
    isError: true,
  },
  {
    error: new ExpectedError('mfaCancelled', 'x', profile),
    says: /MFA sign-in cancelled: profile prod/,
    row: 'failure',
    welcome: 'signedOut.mfaCancelled',
    commands: [],
    isError: false,
  },
  {
    error: new ExpectedError('mfaRefused', 'x', profile),
    says: /AWS rejected the MFA code: profile prod/,
    row: 'failure',
    welcome: 'signedOut.mfaRefused',
    commands: [],
    isError: true,
  },
  {
    error: refused(LIST),
    says: /Permission denied: lambda:ListFunctions/,
    row: 'failure.denied',
    welcome: undefined,
    commands: ['lambdaAsync.copyPolicy'],
    isError: true,
  },
  {
    error: denied({ effect: 'explicit', policy: 'serviceControl' }),
    says: /Permission denied: lambda:ListFunctions \(explicit deny\)[^]*service control policy[^]*management account/,
    row: 'failure',
    welcome: undefined,
    commands: [],
    isError: true,
  },
  {
    error: denied({ effect: 'implicit', policy: 'boundary' }),
    says: /Permission denied: lambda:ListFunctions[^]*permissions boundary[^]*does not allow[^]*administrator/,
    row: 'failure',
    welcome: undefined,
    commands: [],
    isError: true,
  },
  {
    error: denied({ effect: 'implicit', policy: 'identity' }),
    says: /Permission denied: lambda:ListFunctions/,
    row: 'failure.denied',
    welcome: undefined,
    commands: ['lambdaAsync.copyPolicy'],
    isError: true,
  },
  {
    error: new ExpectedError('noProfile', 'x'),
    says: /No AWS profile found/,
    row: 'failure',
    welcome: 'noProfile',
    commands: ['lambdaAsync.configureSso', 'lambdaAsync.exploreSample'],
    isError: true,
  },
  {
    error: refused('sts:AssumeRole'),
    says: /Permission denied: sts:AssumeRole/,
    row: 'failure',
    welcome: undefined,
    commands: [],
    isError: true,
  },
];

const FIXES = [
  'lambdaAsync.signIn',
  'lambdaAsync.copySignIn',
  'lambdaAsync.copyPolicy',
  'lambdaAsync.configureSso',
  'lambdaAsync.exploreSample',
];

/** The commands that fix a failure, of those that Markdown links to. */
const linked = (markdown: string): readonly string[] =>
  FIXES.filter((command) => new RegExp(`command:${command.replaceAll('.', '\\.')}[?)]`).test(markdown));

/** Markdown as a reader sees it: numeric entities are characters. */
const seen = (markdown: string): string =>
  markdown.replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)));

/** A denial as IAM's message tells it. */
function denied(denial: Denial): ExpectedError {
  return new ExpectedError('accessDenied', 'x', { action: LIST, denial });
}

for (const { error, says, row, welcome, commands, isError } of CASES) {
  describe(`${error.kind} ${error.facts.action ?? ''} is said, with its way on`, () => {
    it('in the tree', () => {
      const [failure, retry] = failureRows(error);
      const item = treeItem(failure);
      assert.match(`${typeof item.label === 'string' ? item.label : ''} ${item.description}`, says);
      assert.equal(item.contextValue, row);
      assert.equal(item.iconPath instanceof ThemeIcon && item.iconPath.id === 'error', isError);
      assert.equal(treeItem(retry).command?.command, 'lambdaAsync.retry');
      assert.equal(welcomeOf(error), welcome);
      assert.deepEqual(linked(tooltipOf(failure)?.value ?? ''), commands);
    });

    it('in the pages', () => {
      const { title, text, tone, actions } = failureNotice(error, tryAgain({ type: 'retry' }));
      assert.match(`${title} ${text}`, says);
      assert.equal(tone, isError ? 'error' : 'info');
      const intents = actions.map(({ intent }) => intent.type);
      assert.equal(intents.includes('signIn'), commands.includes('lambdaAsync.signIn'));
      assert.equal(intents.includes('copyPolicy'), commands.includes('lambdaAsync.copyPolicy'));
      for (const intent of ['configureSso', 'exploreSample'] as const) {
        assert.equal(intents.includes(intent), commands.includes(`lambdaAsync.${intent}`));
      }
      assert.equal(intents.includes('retry'), true);
      assert.equal(actions.filter(({ primary }) => primary).length, 1);
    });

    it('in the hover', () => {
      const match = findArnAt('arn:aws:lambda:us-east-1:111111111111:function:orders', 20);
      assert(match);
      const outcome = { kind: 'failed', error, stage: 'session' } as const;
      const { value, isTrusted } = renderHover({ subject: subjectOf(match, undefined), outcome });
      assert.match(seen(value), says);
      assert.deepEqual(linked(value), commands);
      assert.match(value, /command:lambdaAsync\.reconnect/);
      assert.equal(value.includes('$(error)'), isError);
      for (const command of commands) {
        assert.equal(typeof isTrusted === 'object' && isTrusted.enabledCommands.includes(command), true);
      }
    });

    it('in the look-up', () => {
      const [said, ...ways] = errorItems(error);
      assert.match(`${said?.label} ${said?.detail}`, says);
      assert.equal(said?.choice, undefined);
      const offered = ways.flatMap(({ choice }) => (choice ? [`lambdaAsync.${choice.kind}`] : []));
      assert.deepEqual(
        offered.filter((command) => FIXES.includes(command)),
        commands,
      );
      assert.equal(offered.includes('lambdaAsync.retry'), true);
    });
  });
}
