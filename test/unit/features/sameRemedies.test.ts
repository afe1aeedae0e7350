import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/contributions.ts';
import { type ErrorFacts, type ErrorKind, ExpectedError } from '../../../src/domain/errors.ts';
import { remediesOf } from '../../../src/domain/session/remedies.ts';
import { findArnAt } from '../../../src/domain/text/findArn.ts';
import { subjectOf } from '../../../src/features/hover/content.ts';
import { renderHover } from '../../../src/features/hover/render.ts';
import { failureRows } from '../../../src/features/functionsTree/children.ts';
import { tooltipOf } from '../../../src/features/functionsTree/tooltip.ts';
import { errorItems } from '../../../src/features/lookup/choiceItems.ts';
import { tryAgain } from '../../../src/page/buttons.ts';
import { failureNotice } from '../../../src/page/failureNotice.ts';

/** All kinds; the compiler names a missing one. */
const FACTS: Record<ErrorKind, readonly ErrorFacts[]> = {
  noProfile: [{}],
  noRegion: [{ profile: 'prod' }],
  badConfiguration: [{ file: 'config:3' }],
  signedOut: [{}, { profile: 'prod', command: 'aws sso login --profile prod' }, { wrongTime: true }],
  mfaCancelled: [{ profile: 'prod' }],
  mfaRefused: [{ profile: 'prod' }],
  accessDenied: [
    {},
    { action: 'lambda:ListFunctions' },
    { action: 'sts:AssumeRole' },
    { action: 'lambda:ListFunctions', denial: { effect: 'explicit', policy: 'serviceControl' } },
  ],
  throttled: [{}],
  offline: [{ host: 'lambda.us-east-1.amazonaws.com' }],
  timeout: [{}],
  notFound: [{}],
  notUnderstood: [{}, { missingOperation: 'ListAliases' }],
  invalidRequest: [{}],
  regionRefused: [{ region: 'cn-north-1', partition: 'aws-cn' }],
  notRecorded: [
    { file: '/storage', writeProblem: 'full' },
    { file: '/storage', writeProblem: 'notAllowed' },
  ],
  serviceFailure: [{}],
  cancelled: [{}],
};

const ERRORS = [
  new Error('a bug'),
  ...Object.entries(FACTS).flatMap(([kind, all]) =>
    all.map((facts) => new ExpectedError(kind as ErrorKind, 'x', facts)),
  ),
];

const title = (error: Error): string =>
  error instanceof ExpectedError ? `${error.kind} ${JSON.stringify(error.facts)}` : error.message;

/** The labels and commands of a text's links, in order. */
const linksOf = (markdown: string) =>
  [...markdown.matchAll(/\[([^\]]+)\]\(command:([\w.]+)/g)].map(([, label, command]) => ({ label, command }));

const match = findArnAt('arn:aws:lambda:us-east-1:111111111111:function:orders', 20);

describe('the ways out of a failure are the same on every surface', () => {
  it.for(ERRORS.map((error) => [title(error), error] as const))('%s', ([, error]) => {
    const page = failureNotice(error, tryAgain({ type: 'retry' })).actions;
    const labels = page.map(({ label }) => label);
    expect(labels).toHaveLength(remediesOf(error).length);
    expect(page.map(({ primary }) => primary === true)).toEqual(labels.map((_, index) => index === 0));

    const rows = errorItems(error).slice(1);
    expect(rows.map(({ label }) => label)).toEqual(labels);
    expect(rows.map(({ choice }) => choice)).toEqual(remediesOf(error));

    if (!match) throw new Error('no ARN');
    const outcome = { kind: 'failed', error, stage: 'session' } as const;
    const hover = renderHover({ subject: subjectOf(match, undefined), outcome });
    const links = linksOf(hover.value);
    expect(links.map(({ label }) => label)).toEqual(labels);
    const enabled = typeof hover.isTrusted === 'object' ? hover.isTrusted.enabledCommands : [];
    for (const { command } of links) expect(enabled).toContain(command);

    const [failure, retry] = failureRows(error);
    const tooltip = linksOf(tooltipOf(failure)?.value ?? '');
    expect(retry.kind).toBe('retry');
    expect(tooltip).toEqual(links.filter(({ command }) => command !== COMMANDS.reconnect));
  });
});
