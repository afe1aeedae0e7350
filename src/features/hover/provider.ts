import { type CancellationToken, Hover, type HoverProvider, type Position, type TextDocument } from 'vscode';
import { SETTINGS } from '../../contributions.ts';
import { hasLiteralName } from '../../domain/text/resolveArn.ts';
import { arnUnder } from '../../editor/arnUnder.ts';
import { isOn } from '../../editor/settings.ts';
import { type HoverDeps, HoverReader } from './reader.ts';
import { permission, restedBefore, untilCancelled } from './editorState.ts';
import { renderHover } from './render.ts';

/** True if the template tells which function a place names. */
export type IsDeclared = (document: TextDocument, position: Position) => Promise<boolean>;

export const createHoverProvider = (deps: HoverDeps, isDeclared?: IsDeclared): ArnHoverProvider =>
  new ArnHoverProvider(new HoverReader(deps), isDeclared);

/** Hovers on the ARNs of Lambda functions. */
export class ArnHoverProvider implements HoverProvider {
  readonly #reader: HoverReader;

  readonly #isDeclared: IsDeclared;

  constructor(reader: HoverReader, isDeclared: IsDeclared = async () => Promise.resolve(false)) {
    this.#reader = reader;
    this.#isDeclared = isDeclared;
  }

  async provideHover(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<Hover | undefined> {
    if (document.uri.scheme === 'output' || !isOn(SETTINGS.hoverEnabled)) return undefined;
    const found = arnUnder(document, position);
    if (!found) return undefined;
    // `arn:…:function:${Orders}`: the template knows more.
    if (!hasLiteralName(found.match) && (await this.#isDeclared(document, position))) return undefined;
    const content = await untilCancelled(token, (signal) =>
      this.#reader.read(found.match, permission(), signal, restedBefore(document)),
    );
    return content && new Hover(renderHover(content), found.range);
  }
}
