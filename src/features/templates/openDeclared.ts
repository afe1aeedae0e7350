import { commands, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import { COMMANDS, type FunctionTarget } from '../../contributions.ts';
import { findDeployed } from '../../domain/declared/findDeployed.ts';
import { regionOf } from '../../domain/declared/regionOf.ts';
import type { Unmatched } from '../../domain/declared/resolution.ts';
import { type DeclaredTemplate } from '../../domain/declared/template.ts';
import { isFunction } from '../../domain/declared/resources.ts';
import { isCancelled } from '../../domain/errors.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { plainMessage } from '../../editor/message.ts';
import { uncertainText } from '../../presentation/declared.ts';
import { errorText } from '../../presentation/error.ts';
import type { TemplateDeps } from './register.ts';

/** Opens the panel of the deployed function of a declaration, or says what is missing and offers the next step. */
export async function openDeclared(deps: TemplateDeps, place: unknown): Promise<void> {
  if (!isRecord(place)) return;
  const { file, address } = place;
  if (typeof file !== 'string' || typeof address !== 'string') return;
  try {
    await window.withProgress(
      { location: ProgressLocation.Window, title: l10n.t('Finding {0}…', address) },
      () => open(deps, file, address),
    );
  } catch (error) {
    if (isCancelled(error)) return;
    reportUnexpected(deps.log, 'Finding a declared function', error);
    const { headline, remedy } = errorText(error);
    void window.showErrorMessage(plainMessage([headline, remedy].filter(Boolean).join('. ')));
  }
}

async function open(deps: TemplateDeps, file: string, address: string): Promise<void> {
  const document = workspace.textDocuments.find(
    ({ uri }) => uri.toString() === Uri.parse(file, true).toString(),
  );
  const { documents, anchors } = await deps.templates();
  const template = document && (await documents.of(document));
  const fn = template?.resources.filter(isFunction).find((one) => one.address === address);
  if (!template || !fn) return;
  const session = await deps.sessions.open();
  const account = session.inRegion(regionOf(template, session.region, fn));
  const match = await findDeployed(fn, template, account, async () => await anchors.anchors(file));
  if (match.kind === 'found') {
    const target: FunctionTarget = {
      region: account.region,
      name: match.name,
      ...(session.knownAccountId !== undefined && { accountId: session.knownAccountId }),
    };
    return void (await commands.executeCommand(COMMANDS.openPanel, target));
  }
  await offerNext(match, file, template);
}

async function offerNext(match: Unmatched, file: string, { files }: DeclaredTemplate): Promise<void> {
  switch (match.kind) {
    case 'chooseStack':
      return void (await commands.executeCommand(COMMANDS.chooseStack, { file, fitting: match.fitting }));
    case 'chooseState':
      return void (await commands.executeCommand(COMMANDS.chooseTerraformState, files[0] ?? file));
    case 'notDeployed':
      return void window.showInformationMessage(
        l10n.t('This function is not deployed in the active account and Region.'),
      );
    case 'uncertain':
      return void window.showInformationMessage(uncertainText((name) => name));
    case 'regionUnknown':
      return void window.showInformationMessage(l10n.t('The Region of this function is not known.'));
    case 'repeated':
      return void window.showInformationMessage(
        l10n.t('This declaration stands for any number of functions.'),
      );
    default:
      return match satisfies never;
  }
}
