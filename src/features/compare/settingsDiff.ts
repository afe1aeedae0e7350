import { commands, type Disposable, EventEmitter, l10n, Uri, workspace } from 'vscode';
import type { ComparisonRow } from '../../domain/comparison/row.ts';
import { plainText } from '../../editor/plainTexts.ts';
import { settingText, sideText } from '../../presentation/declaredSetting.ts';
import { shownName } from './rowViews.ts';

/** Scheme of the two read-only documents. */
const SCHEME = 'lambda-async-settings';
/** Documents that are kept for diffs that stay open. */
const KEPT = 40;

/** Shows the settings of a row in the editor's diff: as the file declares them, and as they are in force. */
export class SettingsDiff implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changes = new EventEmitter<Uri>();
  readonly #provider: Disposable;

  constructor() {
    this.#provider = workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.#changes.event,
      provideTextDocumentContent: (uri) => this.#texts.get(uri.toString()) ?? '',
    });
  }

  async show(row: ComparisonRow): Promise<void> {
    const name = plainText(shownName(row));
    const declared = this.#document(row, 'declared', name);
    const inForce = this.#document(row, 'inForce', name);
    const qualified = row.qualifier === undefined ? name : `${name}:${row.qualifier}`;
    await commands.executeCommand(
      'vscode.diff',
      declared,
      inForce,
      l10n.t('{0}: file ↔ in force', qualified),
    );
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changes.dispose();
  }

  #document(row: ComparisonRow, side: 'declared' | 'inForce', name: string): Uri {
    const uri = Uri.from({ scheme: SCHEME, path: `/${side}/${name || 'function'}`, query: row.key });
    const key = uri.toString();
    this.#texts.delete(key);
    this.#texts.set(key, textOf(row, side));
    for (const old of [...this.#texts.keys()].slice(0, -KEPT)) this.#texts.delete(old);
    this.#changes.fire(uri);
    return uri;
  }
}

/** A line for each setting. A setting that is the same has the same words on both sides. */
function textOf({ sides, name = '', qualifier = '' }: ComparisonRow, side: 'declared' | 'inForce'): string {
  const lines = sides.map(({ setting, declared, deployed, outcome }) => {
    const shown = side === 'inForce' || outcome === 'same' ? deployed : declared;
    return `${settingText(setting)}: ${plainText(sideText(setting, shown))}`;
  });
  const head = [
    ...(name === '' ? [] : [`${l10n.t('Function')}: ${plainText(name)}`]),
    ...(qualifier === '' ? [] : [`${l10n.t('Qualifier')}: ${plainText(qualifier)}`]),
  ];
  return `${[...head, ...lines].join('\n')}\n`;
}
