import { env, l10n, type QuickPickItem, ThemeIcon, window } from 'vscode';
import { INSIGHTS_QUERIES, type LossPlan } from '../../domain/overview/lossPlan.ts';
import { countText, functionsText } from '../../presentation/count.ts';

export type Way = 'insights' | 'functions' | 'pricing';

interface WayItem extends QuickPickItem {
  readonly way: Way;
}

export async function chosen(plan: LossPlan): Promise<Way | undefined> {
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
