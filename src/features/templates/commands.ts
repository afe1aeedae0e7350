import { l10n, Selection, Uri, window, workspace } from 'vscode';
import { isTerraform } from '../../domain/declared/mayBeTemplate.ts';
import { functionNames, type StateProblem } from '../../domain/declared/state.ts';
import { isExpectedError } from '../../domain/errors.ts';
import { isRecord } from '../../domain/typeGuards.ts';
import { reportUnexpected } from '../../editor/log.ts';
import { plainMessage } from '../../editor/message.ts';
import { errorText } from '../../presentation/error.ts';
import { goToDeclaration } from './goToDeclaration.ts';
import { openDeclared } from './openDeclared.ts';
import { pickStack } from './pickStack.ts';
import type { TemplateDeps } from './register.ts';

/** Largest state that is read, in bytes. */
const LARGEST_STATE = 100 * 1024 * 1024;

export interface TemplateCommands {
  openDeclaration(place: unknown): Promise<void>;
  goToDeclaration(target: unknown): Promise<void>;
  openDeclared(place: unknown): Promise<void>;
  chooseStack(wish: unknown): Promise<void>;
  chooseState(file: unknown): Promise<void>;
}

/** The commands about templates. What they are given may come from anywhere. */
export function templateCommands(deps: TemplateDeps): TemplateCommands {
  return {
    openDeclaration: async (place) => await openDeclaration(place),
    goToDeclaration: async (target) => await goToDeclaration(deps, target),
    openDeclared: async (place) => await openDeclared(deps, place),
    chooseStack: async (wish) => {
      const { file, fitting } = wishOf(wish);
      if (file !== undefined) await chooseStack(deps, file, fitting);
    },
    chooseState: async (file) => {
      const module = typeof file === 'string' ? file : activeFile();
      if (module !== undefined && isTerraform(module)) await chooseState(deps, module);
    },
  };
}

const activeFile = (): string | undefined => window.activeTextEditor?.document.uri.toString();

function wishOf(wish: unknown): { readonly file: string | undefined; readonly fitting: readonly string[] } {
  if (!isRecord(wish)) return { file: activeFile(), fitting: [] };
  const { file, fitting } = wish;
  const names = Array.isArray(fitting) ? fitting.filter((name) => typeof name === 'string') : [];
  return { file: typeof file === 'string' ? file : activeFile(), fitting: names };
}

/** Opens a place in a file of the workspace, or in a document that is open; no other. */
async function openDeclaration(place: unknown): Promise<void> {
  if (!isRecord(place) || typeof place['file'] !== 'string' || typeof place['offset'] !== 'number') return;
  const uri = Uri.parse(place['file'], true);
  const isOpen = workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
  if (!isOpen && workspace.getWorkspaceFolder(uri) === undefined) return;
  const document = await workspace.openTextDocument(uri);
  const position = document.positionAt(place['offset']);
  await window.showTextDocument(document, { selection: new Selection(position, position) });
}

async function chooseStack(deps: TemplateDeps, file: string, fitting: readonly string[]): Promise<void> {
  const { anchors } = await deps.templates();
  const proposals = await anchors.proposals(file);
  const stacks = async (): Promise<readonly string[]> => {
    const { deployments } = (await deps.sessions.open()).account;
    return deployments ? await deployments.stacks() : [];
  };
  const chosen = anchors.chosen().get(file);
  const choice = await pickStack({ file, fitting, proposals, chosen, stacks });
  if (choice) await anchors.choose(file, choice.stack);
}

async function chooseState(deps: TemplateDeps, module: string): Promise<void> {
  const [picked] =
    (await window.showOpenDialog({
      title: l10n.t('Choose a Terraform State'),
      openLabel: l10n.t('Read Names'),
      filters: { [l10n.t('Terraform state')]: ['json', 'tfstate'] },
    })) ?? [];
  if (!picked) return;
  try {
    await readState(deps, module, picked);
  } catch (error) {
    reportUnexpected(deps.log, 'Reading a Terraform state', error);
    const text = isExpectedError(error) ? errorText(error).headline : l10n.t('The file cannot be read.');
    void window.showErrorMessage(plainMessage(text));
  }
}

async function readState(deps: TemplateDeps, module: string, picked: Uri): Promise<void> {
  const { size } = await workspace.fs.stat(picked);
  if (size > LARGEST_STATE)
    return void window.showErrorMessage(problemText({ kind: 'tooLong', limit: LARGEST_STATE }));
  const { access, anchors } = await deps.templates();
  const read = await access.readState(new TextDecoder().decode(await workspace.fs.readFile(picked)));
  if (!read.ok) return void window.showErrorMessage(problemText(read.problem));
  const functions = functionNames(read.state);
  anchors.chooseState(module, { file: picked.path.split('/').at(-1) ?? '', functions });
  void window.showInformationMessage(
    l10n.t('Read {0} functions from the Terraform state. It is kept in memory only.', functions.size),
  );
}

function problemText(problem: StateProblem): string {
  switch (problem.kind) {
    case 'tooLong':
      return l10n.t('The Terraform state is too large to be read.');
    case 'syntax':
      return l10n.t('The file is not valid JSON.');
    case 'encrypted':
      return l10n.t('The Terraform state is encrypted. Choose the output of “terraform show -json” instead.');
    case 'notState':
      return l10n.t('The file is not a Terraform state.');
    case 'version':
      return l10n.t(
        'Version {0} of the Terraform state is not supported. Choose the output of “terraform show -json” instead.',
        problem.version,
      );
    default:
      return problem satisfies never;
  }
}
