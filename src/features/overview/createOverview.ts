import { l10n, type Uri } from 'vscode';
import { OVERVIEW_PAGE } from '../../contributions.ts';
import { SinglePage } from '../../page/singlePage.ts';
import { OverviewPage } from './overviewPage.ts';
import { type OverviewDeps } from './overviewDeps.ts';

/** The tab of the account overview. */
export function createOverview(deps: OverviewDeps & { readonly extensionUri: Uri }): SinglePage {
  return new SinglePage({
    viewType: OVERVIEW_PAGE,
    name: 'overview',
    title: l10n.t('Account Overview'),
    styles: ['table'],
    extensionUri: deps.extensionUri,
    // A page restored with its window sends nothing to AWS until the user starts it.
    host: (panel, kept) => new OverviewPage(panel, deps, kept === undefined),
  });
}
