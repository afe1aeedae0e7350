import { type CancellationToken, Hover, type Position, Range, type TextDocument } from 'vscode';
import { SETTINGS } from '../../../contributions.ts';
import { referenceAt } from '../../../domain/declared/lookUp.ts';
import type { Reference } from '../../../domain/declared/template.ts';
import { hasLiteralName } from '../../../domain/text/resolveArn.ts';
import type { Log } from '../../../domain/log.ts';
import type { SessionManager } from '../../../domain/session/sessionManager.ts';
import { arnUnder } from '../../../editor/arnUnder.ts';
import { reportUnexpected } from '../../../editor/log.ts';
import { isOn } from '../../../editor/settings.ts';
import type { TemplateServices } from '../../../editor/templateServices.ts';
import { loadFormats } from '../../../presentation/time.ts';
import { fileOf } from '../../../editor/workspaceTemplates.ts';
import { permission, restedBefore, untilCancelled } from '../editorState.ts';
import { TemplateHoverReader } from './reader.ts';
import { renderTemplateHover } from './render.ts';

/** Hovers on every place of a template that names a function, one of its qualifiers or a destination. */
export class TemplateHoverProvider {
  readonly #services: TemplateServices;
  readonly #reader: TemplateHoverReader;
  readonly #log: Log;

  constructor(
    { sessions, log }: { readonly sessions: SessionManager; readonly log: Log },
    services: TemplateServices,
  ) {
    this.#services = services;
    this.#log = log;
    const { access: templates, anchors, known } = services;
    this.#reader = new TemplateHoverReader({ sessions, log, templates, anchors, known });
  }

  async provideHover(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<Hover | undefined> {
    if (document.uri.scheme === 'output' || !isOn(SETTINGS.hoverEnabled)) return undefined;
    // An ARN has a hover of its own, unless its name is what the template tells.
    const arn = arnUnder(document, position);
    if (arn && (hasLiteralName(arn.match) || !(await this.declares(document, position)))) return undefined;
    try {
      return await this.#hover(document, position, token);
    } catch (error) {
      reportUnexpected(this.#log, 'Reading a template for a hover', error);
      return undefined;
    }
  }

  /** What a first hover on a document needs beside its text; the document is not read. */
  prepare(document: TextDocument): void {
    this.#services.documents.prepare(document);
    loadFormats();
    permission();
    restedBefore(document);
  }

  /** True if a place names something that its template declares. */
  async declares(document: TextDocument, position: Position): Promise<boolean> {
    try {
      const template = await this.#services.documents.of(document);
      const reference = template && referenceAt(template, fileOf(document), document.offsetAt(position));
      return reference?.to.kind === 'declared';
    } catch {
      // The hover itself reports what fails.
      return false;
    }
  }

  async #hover(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<Hover | undefined> {
    const { version } = document;
    const reading = this.#services.documents.of(document);
    // While the thread reads.
    loadFormats();
    const template = await reading;
    // The place is of a text that is another one by now.
    if (!template || document.version !== version) return undefined;
    const reference = referenceAt(template, fileOf(document), document.offsetAt(position));
    if (!reference) return undefined;
    const content = await untilCancelled(token, (signal) =>
      this.#reader.read(template, reference, permission(), signal, restedBefore(document)),
    );
    return content && new Hover(renderTemplateHover(content), rangeOf(document, reference));
  }
}

const rangeOf = (document: TextDocument, { at }: Reference): Range =>
  new Range(document.positionAt(at.start), document.positionAt(at.end));
