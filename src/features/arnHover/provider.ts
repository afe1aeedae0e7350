import {
  type CancellationToken,
  Hover,
  type HoverProvider,
  type Position,
  Range,
  type TextDocument,
  workspace,
} from 'vscode';
import { SETTINGS } from '../../contributions.ts';
import { type ArnMatch, findArnAt, SCAN_WINDOW } from '../../domain/text/findArn.ts';
import type { HoverReader } from './reader.ts';
import { renderHover } from './render.ts';
import type { Permission } from './rules.ts';

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
    const settings = workspace.getConfiguration(SETTINGS.section, document.uri);
    if (document.uri.scheme === 'output' || !settings.get(SETTINGS.hoverEnabled, true)) return undefined;
    const found = arnUnder(document, position);
    if (!found) return undefined;
    const permission = permissionBy(settings.get(SETTINGS.hoverReadsAws, true));
    const content = await untilCancelled(token, (signal) =>
      this.#reader.read(found.match, permission, signal, restedBefore(document)),
    );
    return content && new Hover(renderHover(content), found.range);
  }
}

/** The ARN under a position. Reads the characters around it only: a line can be a file of many megabytes. */
function arnUnder(
  document: TextDocument,
  { line, character }: Position,
): { readonly match: ArnMatch; readonly range: Range } | undefined {
  const from = Math.max(0, character - SCAN_WINDOW);
  const text = document.getText(new Range(line, from, line, character + SCAN_WINDOW));
  const match = findArnAt(text, character - from);
  return match && { match, range: new Range(line, from + match.start, line, from + match.end) };
}

/**
 * How long the mouse has rested when the editor asks, in milliseconds: half of its own delay, the other half of
 * which passes while the answer is under way (hoverOperation.ts of VS Code).
 */
function restedBefore({ uri }: TextDocument): number {
  return workspace.getConfiguration('editor', uri).get('hover.delay', 0) / 2;
}

function permissionBy(readsAws: boolean): Permission {
  if (!workspace.isTrusted) return 'restricted';
  return readsAws ? 'granted' : 'switchedOff';
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
