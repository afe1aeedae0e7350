import { type CancellationToken, Hover, type HoverProvider, type Position, type TextDocument } from 'vscode';
import { SETTINGS } from '../../contributions.ts';
import { arnUnder } from '../../editor/arnUnder.ts';
import { isOn } from '../../editor/settings.ts';
import { type HoverDeps, HoverReader } from './reader.ts';
import { permission, restedBefore, untilCancelled } from './editorState.ts';
import { renderHover } from './render.ts';

export const createHoverProvider = (deps: HoverDeps): ArnHoverProvider =>
  new ArnHoverProvider(new HoverReader(deps));

/** Hovers on the ARNs of Lambda functions. */
export class ArnHoverProvider implements HoverProvider {
  readonly #reader: HoverReader;

  constructor(reader: HoverReader) {
    this.#reader = reader;
  }

  async provideHover(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<Hover | undefined> {
    if (document.uri.scheme === 'output' || !isOn(SETTINGS.hoverEnabled)) return undefined;
    const found = arnUnder(document, position);
    if (!found) return undefined;
    const content = await untilCancelled(token, (signal) =>
      this.#reader.read(found.match, permission(), signal, restedBefore(document)),
    );
    return content && new Hover(renderHover(content), found.range);
  }
}
