import { l10n, ProgressLocation, window } from 'vscode';
import type { Account } from '../../domain/account/account.ts';
import { DeployedStacks } from '../../domain/declared/deployedStacks.ts';
import type { TemplateAccess } from '../../domain/declared/templateAccess.ts';
import { isCancelled } from '../../domain/errors.ts';
import {
  checkStacks,
  planStackCheck,
  type StackCheckPlan,
  type StackCheckResult,
} from '../../domain/overview/stackCheck.ts';
import type { Log } from '../../domain/log.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { plainMessage } from '../../editor/message.ts';
import { countText, functionsText } from '../../presentation/count.ts';
import { errorText } from '../../presentation/error.ts';

/** Compares every function of the account with the last template of its stack, once the user has agreed to the cost. */
export async function checkAccountStacks(
  account: Account,
  access: Pick<TemplateAccess, 'read'>,
  log: Log,
): Promise<void> {
  try {
    const plan = await planned(account);
    if (!plan || !(await agreed(plan))) return;
    const result = await checked(account, plan, access);
    if (result) await tellEnd(plan, result);
  } catch (error) {
    if (isCancelled(error)) return;
    reportUnexpected(log, 'Checking the stacks of the account', error);
    const { headline, remedy } = errorText(error);
    void window.showErrorMessage(plainMessage([headline, remedy].filter(Boolean).join('. ')));
  }
}

/** Undefined: there is no stack, which is said. */
async function planned({ deployments }: Account): Promise<StackCheckPlan | undefined> {
  if (!deployments) return undefined;
  const plan = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Reading the tags of the functions…') },
    () => planStackCheck(deployments),
  );
  if (plan.stacks.size > 0) return plan;
  void window.showInformationMessage(
    l10n.t('No function in this account and Region has the tags of a stack.'),
  );
  return undefined;
}

async function agreed({ stacks, requests }: StackCheckPlan): Promise<boolean> {
  const start = l10n.t('Check Stacks');
  const text = l10n.t(
    'Compare the functions of {0} with their last deployed templates? It sends about {1} requests to CloudFormation.',
    stacksText(stacks.size),
    countText(requests),
  );
  return (await window.showInformationMessage(text, start)) === start;
}

const stacksText = (count: number): string =>
  count === 1 ? l10n.t('1 stack') : l10n.t('{0} stacks', countText(count));

/** Undefined: the user cancelled. */
async function checked(
  account: Account,
  plan: StackCheckPlan,
  access: Pick<TemplateAccess, 'read'>,
): Promise<StackCheckResult | undefined> {
  const title = l10n.t('Checking stacks');
  return await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      let done = 0;
      const result = await checkStacks(account, plan, new DeployedStacks(access), abort.signal, () => {
        done += 1;
        const message = l10n.t('{0} of {1}', countText(done), stacksText(plan.stacks.size));
        progress.report({ message, increment: 100 / plan.stacks.size });
      });
      return abort.signal.aborted ? undefined : result;
    },
  );
}

async function tellEnd(plan: StackCheckPlan, { read, failures }: StackCheckResult): Promise<void> {
  const functions = [...plan.stacks.values()].reduce((sum, own) => sum + own.length, 0);
  const [first] = failures.values();
  if (first === undefined) {
    return void (await window.showInformationMessage(
      l10n.t(
        'Checked {0} with {1}. The overview and the other views show what differs.',
        stacksText(read),
        functionsText(functions),
      ),
    ));
  }
  const reason = errorText(first).headline;
  const text = l10n.t(
    'Checked {0}. {1} could not be read: {2}',
    stacksText(read),
    stacksText(failures.size),
    reason,
  );
  await window.showWarningMessage(plainMessage(text));
}
