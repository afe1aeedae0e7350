import {
  type CancellationToken,
  Hover,
  type HoverProvider,
  type Position,
  type TextDocument,
  workspace,
} from 'vscode';
import { SETTINGS } from '../../contributions.ts';
import { arnUnder } from '../../editor/arnUnder.ts';
import { editorNumber, isOn, isOnForUser } from '../../editor/settings.ts';
import { type HoverDeps, HoverReader } from './reader.ts';
import { renderHover } from './render.ts';
import type { Permission } from './rules.ts';

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

/**
 * How long the mouse has rested when the editor asks, in milliseconds: half of its own delay, the other half of
 * which passes while the answer is under way (hoverOperation.ts of VS Code).
 */
function restedBefore({ uri }: TextDocument): number {
  return editorNumber('hover.delay', 0, uri) / 2;
}

/** A workspace that switches hovers on again does not thereby make them ask. */
function permission(): Permission {
  if (!workspace.isTrusted) return 'restricted';
  if (!isOnForUser(SETTINGS.hoverEnabled)) return 'hoversOff';
  return isOn(SETTINGS.hoverReadsAws) ? 'granted' : 'switchedOff';
}

async function untilCancelled<T>(
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  const listening = token.onCancellationRequested(() => abort.abort());
  try {
    return await work(abort.signal);
  } finally {
    listening.dispose();
  }
}
