import { commands, env, l10n, ProgressLocation, type QuickPickItem, ThemeIcon, Uri, window } from 'vscode';
import { COMMANDS } from '../../contributions.ts';
import { CLOUDWATCH_PRICING } from '../../domain/links/consoleLink.ts';
import { isCancelled } from '../../domain/errors.ts';
import type { Log } from '../../domain/log.ts';
import {
  findByFunction,
  findByInsights,
  INSIGHTS_QUERIES,
  type LossPlan,
  type LossResult,
  planOf,
} from '../../domain/overview/lostEvents.ts';
import type { Session } from '../../domain/session/session.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { plainMessage } from '../../editor/message.ts';
import { countText, functionsText } from '../../presentation/count.ts';
import { errorText } from '../../presentation/error.ts';
import { momentText } from '../../presentation/time.ts';

type Way = 'insights' | 'functions' | 'pricing';

interface WayItem extends QuickPickItem {
  readonly way: Way;
}

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

async function chosen(plan: LossPlan): Promise<Way | undefined> {
  const items: readonly WayItem[] = [insightsItem(plan), functionsItem(plan), pricingItem()];
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Find Lost Events of the Last 24 Hours'),
    placeHolder: l10n.t(
      'Asks CloudWatch (GetMetricData), for which AWS charges. Nothing is asked before you choose.',
    ),
  });
  return picked?.way;
}

const insightsItem = ({ functions }: LossPlan): WayItem => ({
  way: 'insights',
  iconPath: new ThemeIcon('telescope'),
  label: l10n.t('Ask Metrics Insights'),
  description: l10n.t('{0} queries, for {1}', INSIGHTS_QUERIES, functionsText(functions)),
  detail: l10n.t(
    'Names at most 500 functions for each metric. AWS’s pages disagree on how far back it looks; the answer says how far it went.',
  ),
});

const functionsItem = ({ functions, metrics, requests }: LossPlan): WayItem => ({
  way: 'functions',
  iconPath: new ThemeIcon('list-flat'),
  label: l10n.t('Ask for Every Function'),
  description: l10n.t(
    '{0} metrics in {1}, for {2}',
    countText(metrics),
    requestsText(requests),
    functionsText(functions),
  ),
  detail: l10n.t('Exact. About {0} USD, at 0.01 USD for 1,000 metrics.', dollars(metrics)),
});

const requestsText = (count: number): string =>
  count === 1 ? l10n.t('1 request') : l10n.t('{0} requests', countText(count));

const pricingItem = (): WayItem => ({
  way: 'pricing',
  iconPath: new ThemeIcon('link-external'),
  label: l10n.t('Open CloudWatch Pricing'),
  detail: l10n.t('What AWS charges in your Region.'),
});

const dollars = (metrics: number): string =>
  new Intl.NumberFormat(env.language, { maximumSignificantDigits: 2 }).format(metrics / 100_000);

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
async function tellEnd({ lost, since, cut }: LossResult, way: Way): Promise<boolean> {
  const names = [...lost.keys()].toSorted();
  const more =
    names.length > NAMED
      ? l10n.t('{0} and {1} more', names.slice(0, NAMED).join(', '), names.length - NAMED)
      : names.join(', ');
  const what =
    names.length === 0
      ? l10n.t('CloudWatch counted no lost events in the last 24 hours.')
      : l10n.t(
          '{0} lost events in the last 24 hours: {1}. The overview and the other views show them.',
          functionsText(names.length),
          more,
        );
  const limits = [
    ...(since ? [l10n.t('Metrics Insights answered for the time since {0} only.', momentText(since))] : []),
    ...(cut ? [l10n.t('It named as many functions as it can: there may be more.')] : []),
  ];
  const text = plainMessage([what, ...limits].join(' '));
  if (limits.length === 0 || way === 'functions') {
    void window.showInformationMessage(text);
    return false;
  }
  const every = l10n.t('Ask for Every Function');
  return (await window.showWarningMessage(text, every)) === every;
}

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
