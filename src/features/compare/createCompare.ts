import { l10n, type Uri } from 'vscode';
import { COMPARE_PAGE } from '../../contributions.ts';
import { SinglePage } from '../../page/singlePage.ts';
import { type CompareDeps, ComparePage } from './comparePage.ts';

/** The tab of the comparison. */
export function createCompare(deps: CompareDeps & { readonly extensionUri: Uri }): SinglePage {
  return new SinglePage({
    viewType: COMPARE_PAGE,
    name: 'compare',
    title: l10n.t('Compare Workspace'),
    styles: ['table'],
    extensionUri: deps.extensionUri,
    host: (panel) => new ComparePage(panel, deps),
  });
}
