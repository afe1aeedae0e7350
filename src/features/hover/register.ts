import { commands, Disposable, languages, type TextDocument, type TextEditor, window } from 'vscode';
import { CONTEXT_KEYS, SETTINGS } from '../../contributions.ts';
import type { Log } from '../../domain/log.ts';
import { once } from '../../domain/async/lazy.ts';
import type { SessionManager } from '../../domain/session/sessionManager.ts';
import { isWorthReading } from '../../editor/mayBeTemplate.ts';
import { isOn } from '../../editor/settings.ts';
import type { GetTemplates } from '../../editor/templateServices.ts';
import type { IsDeclared } from './provider.ts';
import type { TemplateHoverProvider } from './template/provider.ts';

/** How long an editor is shown before a hover is expected there, in milliseconds: who passes by starts nothing. */
const SHOWN_MS = 200;

interface Deps {
  readonly sessions: SessionManager;
  readonly log: Log;
  /** Absent: hovers on ARNs alone. */
  readonly templates?: GetTemplates;
}

/** Hovers on Lambda functions, in every text but the editor's own output: on their ARNs, and on every name in templates. */
export function registerHovers(deps: Deps): Disposable {
  const template = templateProvider(deps);
  const provider = once(async () =>
    (await import('./provider.ts')).createHoverProvider(deps, isDeclaredBy(template)),
  );
  const noteShown = once(async () => commands.executeCommand('setContext', CONTEXT_KEYS.hoverShown, true));
  const arns = languages.registerHoverProvider(
    { scheme: '*' },
    {
      provideHover: async (...hover) => {
        const shown = await (await provider()).provideHover(...hover);
        if (shown) void noteShown();
        return shown;
      },
    },
  );
  if (!template) return arns;
  const prepare = async (document: TextDocument): Promise<void> => {
    if (!isOn(SETTINGS.hoverEnabled) || !isWorthReading(document)) return;
    await provider();
    (await template()).prepare(document);
  };
  return Disposable.from(arns, templateHovers(template, noteShown), whenShown(prepare));
}

type GetProvider = () => Promise<TemplateHoverProvider>;

function templateProvider({ templates, ...deps }: Deps): GetProvider | undefined {
  return (
    templates &&
    once(async () => {
      const { TemplateHoverProvider: Provider } = await import('./template/provider.ts');
      return new Provider(deps, await templates());
    })
  );
}

const isDeclaredBy =
  (provider: GetProvider | undefined): IsDeclared =>
  async (document, position) =>
    provider !== undefined && isWorthReading(document) && (await provider()).declares(document, position);

function templateHovers(provider: GetProvider, noteShown: () => Promise<unknown>): Disposable {
  return languages.registerHoverProvider(
    { scheme: '*' },
    {
      provideHover: async (document: TextDocument, ...rest) => {
        if (document.uri.scheme === 'output' || !isWorthReading(document)) return undefined;
        const shown = await (await provider()).provideHover(document, ...rest);
        if (shown) void noteShown();
        return shown;
      },
    },
  );
}

/** Makes ready for hovers in the editor that is shown; what fails then is reported by the hover. */
function whenShown(prepare: (document: TextDocument) => Promise<void>): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const soon = (editor: TextEditor | undefined): void => {
    clearTimeout(timer);
    if (editor) timer = setTimeout(() => void prepare(editor.document).catch(() => undefined), SHOWN_MS);
  };
  soon(window.activeTextEditor);
  return Disposable.from(window.onDidChangeActiveTextEditor(soon), { dispose: () => clearTimeout(timer) });
}
