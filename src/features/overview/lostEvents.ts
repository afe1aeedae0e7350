import { commands, env, l10n, ProgressLocation, Uri, window } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { CLOUDWATCH_PRICING } from '../../domain/links/consoleLink.ts';
import { isCancelled } from '../../domain/errors.ts';
import type { Log } from '../../domain/log.ts';
import { type LossPlan, planOf } from '../../domain/overview/lossPlan.ts';
import { findByFunction, findByInsights, type LossResult } from '../../domain/overview/lostEvents.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { plainMessage } from '../../editor/message.ts';
import { countText, functionsText } from '../../presentation/count.ts';
import { errorText } from '../../presentation/error.ts';
import { momentText } from '../../presentation/time.ts';
import { type Way, chosen } from './lostEventsWays.ts';

/** Finds the functions of an account that lost events in the last 24 hours, once the user has agreed to the cost. */
export async function findLostEvents(sessions: SessionManager, log: Log): Promise<void> {
  try {
    const session = await sessions.open();
    const plan = await planned(session);
    const way = plan && (await chosen(plan));
    if (way === 'pricing') await env.openExternal(Uri.parse(CLOUDWATCH_PRICING));
    else if (way) await run(session, way, plan);
  } catch (error) {
    await tellFailure(error, log);
  }
}

/** Undefined: there is no function, which is said. */
async function planned({ account }: Session): Promise<LossPlan | undefined> {
  const { directory } = account;
  await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Reading the functions…') },
    async () => await directory.load(),
  );
  if (directory.state.kind === 'failed') throw directory.state.error;
  if (directory.size > 0) return planOf(directory.size);
  void window.showInformationMessage(l10n.t('There are no functions in this account and Region.'));
  return undefined;
}

async function run(session: Session, way: Exclude<Way, 'pricing'>, plan: LossPlan): Promise<void> {
  const result = await found(session, way, plan);
  if (!result) return;
  const again = await tellEnd(result, way);
  if (again) await run(session, 'functions', plan);
}

/** Undefined: the user cancelled. */
async function found(
  session: Session,
  way: Exclude<Way, 'pricing'>,
  plan: LossPlan,
): Promise<LossResult | undefined> {
  const { account } = session;
  return await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Finding lost events'), cancellable: true },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const signal = AbortSignal.any([abort.signal, session.signal]);
      let done = 0;
      const step = (functions: number): void => {
        done += functions;
        const message = l10n.t('{0} of {1}', countText(done), functionsText(plan.functions));
        progress.report({ message, increment: (100 * functions) / plan.functions });
      };
      return way === 'insights'
        ? await findByInsights(account, new Date(), signal)
        : await findByFunction(account, new Date(), signal, step);
    },
  );
}

/** Names that a message has room for. */
const NAMED = 5;

/** True if the user wants every function asked for. */
async function tellEnd(result: LossResult, way: Way): Promise<boolean> {
  const limits = limitTexts(result);
  const text = plainMessage([foundText([...result.lost.keys()].toSorted()), ...limits].join(' '));
  if (limits.length === 0 || way === 'functions') {
    void window.showInformationMessage(text);
    return false;
  }
  const every = l10n.t('Ask for Every Function');
  return (await window.showWarningMessage(text, every)) === every;
}

function foundText(names: readonly string[]): string {
  if (names.length === 0) return l10n.t('CloudWatch counted no lost events in the last 24 hours.');
  const first = names.slice(0, NAMED).join(', ');
  const shown = names.length > NAMED ? l10n.t('{0} and {1} more', first, names.length - NAMED) : first;
  return l10n.t(
    '{0} lost events in the last 24 hours: {1}. The overview and the other views show them.',
    functionsText(names.length),
    shown,
  );
}

const limitTexts = ({ since, cut }: LossResult): readonly string[] => [
  ...(since === 'unknown' ? [l10n.t('Metrics Insights has no data that shows how far back it looked.')] : []),
  ...(since instanceof Date
    ? [l10n.t('Metrics Insights answered for the time since {0} only.', momentText(since))]
    : []),
  ...(cut ? [l10n.t('Metrics Insights did not send everything: more functions may have lost events.')] : []),
];

async function tellFailure(error: unknown, log: Log): Promise<void> {
  if (isCancelled(error)) return;
  reportUnexpected(log, 'Finding lost events', error);
  const { headline, remedy, missingAction } = errorText(error);
  const copy = l10n.t('Copy IAM Policy');
  const buttons = missingAction === undefined ? [] : [copy];
  const text = plainMessage([headline, remedy].filter(Boolean).join('. '));
  if ((await window.showErrorMessage(text, ...buttons)) === copy)
    await commands.executeCommand(COMMANDS.copyPolicy, missingAction);
}
