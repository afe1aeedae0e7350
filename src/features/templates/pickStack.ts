import { l10n, type QuickPick, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { StackProposal } from '../../domain/declared/stackProposals.ts';
import { visibleText } from '../../editor/markdown.ts';
import { errorText } from '../../presentation/error.ts';

interface Question {
  /** URI of the template. */
  readonly file: string;
  /** Stacks that have the template's functions. */
  readonly fitting: readonly string[];
  /** Stacks that a file beside the template names. */
  readonly proposals: readonly StackProposal[];
  readonly chosen: string | undefined;
  /** All stacks of the account and Region. */
  readonly stacks: () => Promise<readonly string[]>;
}

/** `stack` undefined: the choice is to be forgotten. */
export interface StackChoice {
  readonly stack: string | undefined;
}

type StackItem = QuickPickItem & { readonly choice?: StackChoice };

/** A stack's name as CloudFormation takes it. */
const STACK_NAME = /^[A-Za-z][A-Za-z0-9-]{0,127}$/;

/** Asks for the stack of a template. Undefined: dismissed. */
export function pickStack(question: Question): Promise<StackChoice | undefined> {
  const picker = window.createQuickPick<StackItem>();
  const name = question.file.split('/').at(-1) ?? question.file;
  picker.title = l10n.t('Choose the Stack of {0}', visibleText(decodeURIComponent(name), 100));
  picker.placeholder = l10n.t('Stack that this template is deployed to; remembered for this workspace');
  picker.busy = true;
  let others: readonly StackItem[] = [];
  const show = (): void => {
    picker.items = [...knownItems(question), ...others, ...typedItems(picker.value.trim())];
  };
  show();
  picker.onDidChangeValue(show);
  void otherItems(question).then((items) => {
    others = items;
    picker.busy = false;
    show();
  });
  return choiceIn(picker);
}

/** Shows the list until something is chosen or it is left. */
function choiceIn(picker: QuickPick<StackItem>): Promise<StackChoice | undefined> {
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      const choice = picker.selectedItems[0]?.choice;
      if (!choice) return;
      resolve(choice);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

/** Files that name stacks. */
const FILES: Readonly<Record<StackProposal['source'], string>> = {
  samconfig: 'samconfig.toml',
  serverless: '.serverless/serverless-state.json',
  assembly: 'cdk.out/manifest.json',
};

const SOURCES = ['samconfig', 'serverless', 'assembly'] as const;

function knownItems({ fitting, proposals, chosen }: Question): readonly StackItem[] {
  const forget: StackItem = {
    label: l10n.t('Forget the Choice'),
    iconPath: new ThemeIcon('discard'),
    description: chosen === undefined ? '' : visibleText(chosen),
    choice: { stack: undefined },
  };
  return [
    ...(chosen === undefined ? [] : [forget]),
    ...section(l10n.t('has the functions of this template'), fitting),
    ...SOURCES.flatMap((source) =>
      section(
        l10n.t('named in {0}', FILES[source]),
        proposals
          .filter((one) => one.source === source && !fitting.includes(one.name))
          .map(({ name }) => name),
      ),
    ),
  ];
}

/** The stacks that nothing names, or why they cannot be listed. */
async function otherItems({ fitting, proposals, stacks }: Question): Promise<readonly StackItem[]> {
  const known = new Set([...fitting, ...proposals.map(({ name }) => name)]);
  try {
    const others = (await stacks()).filter((name) => !known.has(name));
    return section(l10n.t('other stacks of the account and Region'), others);
  } catch (error) {
    const label = visibleText(errorText(error).headline, 200);
    return [{ label, iconPath: new ThemeIcon('warning'), alwaysShow: true }];
  }
}

const section = (label: string, stacks: readonly string[]): readonly StackItem[] =>
  stacks.length === 0
    ? []
    : [{ label, kind: QuickPickItemKind.Separator }, ...stacks.map((stack) => stackItem(stack))];

const stackItem = (stack: string): StackItem => ({
  label: visibleText(stack),
  iconPath: new ThemeIcon('layers'),
  choice: { stack },
});

/** A name that no list has: where stacks may not be listed. */
function typedItems(value: string): readonly StackItem[] {
  if (!STACK_NAME.test(value)) return [];
  return [{ ...stackItem(value), label: l10n.t('Use {0}', value), alwaysShow: true }];
}
