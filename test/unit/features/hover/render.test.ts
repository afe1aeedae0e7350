import type { MarkdownString } from 'vscode';
import { describe, expect, it } from 'vitest';
import { ExpectedError } from '../../../../src/domain/errors.ts';
import { Session } from '../../../../src/domain/session/session.ts';
import { findArnAt } from '../../../../src/domain/text/findArn.ts';
import { type Outcome, readOutcome, subjectOf } from '../../../../src/features/hover/content.ts';
import { renderHover } from '../../../../src/features/hover/render.ts';
import { ACCOUNT, configOf, FakeConnection, REGION } from '../../../support/fakeLambda.ts';
import { fnArn, queueArn } from '../../domain/overview/support.ts';

const session = new Session(new FakeConnection('bench'));
const identity = session.connection;

/** The hover on an ARN in a text, with an outcome. */
function hover(text: string, outcome: Outcome): string {
  const match = findArnAt(text, text.indexOf('function:'));
  if (!match) throw new Error(`no ARN in ${text}`);
  const markdown: MarkdownString = renderHover({ subject: subjectOf(match, session), outcome });
  return markdown.value.replaceAll('\u00A0', ' ');
}

function read(config: Parameters<typeof configOf>[1]): string {
  const match = findArnAt(fnArn('orders'), 0);
  const subject = match && subjectOf(match, session);
  if (!subject?.resolution.ok) throw new Error('not resolved');
  const configs = { configs: [configOf('orders', config)], via: 'list', readAt: new Date(0) } as const;
  return hover(fnArn('orders'), readOutcome(subject.resolution, session, configs));
}

describe('a hover', () => {
  it('has the verdict before the settings', () => {
    const text = read({ onFailure: queueArn('failed'), maximumRetryAttempts: 0 });
    expect(text.indexOf('After 1 attempt, Lambda sends a failed event')).toBeGreaterThan(0);
    expect(text.indexOf('After 1 attempt')).toBeLessThan(text.indexOf('- Retries: 0'));
  });

  it('names what does not work, with its consequence', () => {
    const text = read({ onFailure: queueArn('failed.fifo') });
    expect(text).toMatch(/\$\(error\) \*\*On failure&#58; FIFO is not supported/);
    expect(text).toContain('Nothing arrives at failed&#46;fifo');
  });

  it.each<[string, Outcome, RegExp]>([
    ['time is over', { kind: 'reading', isThrottled: false }, /Still reading/],
    ['AWS throttles', { kind: 'reading', isThrottled: true }, /\$\(warning\)/],
    [
      'there is no such function',
      { kind: 'notFound', identity, similar: ['order'] },
      /not found[^]*Did you mean/,
    ],
    [
      'the workspace is restricted',
      { kind: 'notRead', why: { kind: 'restricted' } },
      /Manage Workspace Trust/,
    ],
    [
      'the session is signed out',
      {
        kind: 'failed',
        stage: 'session',
        error: new ExpectedError('signedOut', 'expired', { command: 'aws sso login' }),
      },
      /command:lambdaAsync\.signIn/,
    ],
    [
      'permission is denied',
      {
        kind: 'failed',
        stage: 'function',
        error: new ExpectedError('accessDenied', 'no', { action: 'lambda:ListFunctionEventInvokeConfigs' }),
      },
      /command:lambdaAsync\.copyPolicy/,
    ],
  ])('says what to do when %s', (_case, outcome, expected) => {
    expect(hover(fnArn('orders'), outcome)).toMatch(expected);
  });

  it('starts no other commands than ours, and no HTML', () => {
    const match = findArnAt(fnArn('orders'), 0);
    if (!match) throw new Error('no ARN');
    const outcome: Outcome = { kind: 'notRead', why: { kind: 'switchedOff' } };
    const markdown = renderHover({ subject: subjectOf(match, session), outcome });
    expect(markdown.supportHtml).toBe(false);
    const { isTrusted } = markdown;
    const commands = typeof isTrusted === 'object' ? isTrusted.enabledCommands : [];
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((command) => !command.startsWith('lambdaAsync.'))).toEqual([]);
  });

  it('names the place: account, Region and profile', () => {
    expect(read({})).toContain(`\`${ACCOUNT}\` · \`${REGION}\` · profile bench`);
  });
});
