import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
} from 'vscode';
import type { Span } from '../../domain/declared/declared.ts';
import type { Remark, RemarkFix } from '../../domain/declared/remark.ts';
import type { Unread } from '../../domain/declared/template.ts';
import { visibleText } from '../../editor/markdown.ts';
import { fileOf } from '../../editor/workspaceTemplates.ts';
import { unreadText } from '../../presentation/declared.ts';
import { fixText, REMARK_SEVERITY, type RemarkSeverity, remarkText } from '../../presentation/remark.ts';
import { DIAGNOSTIC_SOURCE } from './source.ts';

/** Most diagnostics of one file. */
const MOST = 200;

const SEVERITIES: Readonly<Record<RemarkSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Remarks in a document as the editor shows them. */
export function diagnosticsOf(remarks: readonly Remark[], document: TextDocument): readonly Diagnostic[] {
  return remarks
    .filter(({ at }) => at.file === fileOf(document))
    .slice(0, MOST)
    .map((remark) => {
      const severity = SEVERITIES[REMARK_SEVERITY[remark.kind]];
      const diagnostic = new Diagnostic(
        rangeOf(document, remark.at),
        visibleText(remarkText(remark), 500),
        severity,
      );
      diagnostic.source = DIAGNOSTIC_SOURCE;
      diagnostic.code = remark.kind;
      return diagnostic;
    });
}

/** Parts of a template that a limit leaves out: silence would say that there is nothing. */
export function unreadDiagnostics(unread: readonly Unread[], document: TextDocument): readonly Diagnostic[] {
  return unread
    .filter(({ at }) => at.file === fileOf(document))
    .slice(0, MOST)
    .flatMap(({ why, at }) => {
      const text = unreadText(why);
      if (text === undefined) return [];
      const start = document.positionAt(at.start);
      const diagnostic = new Diagnostic(
        document.lineAt(start.line).range,
        text,
        DiagnosticSeverity.Information,
      );
      diagnostic.source = DIAGNOSTIC_SOURCE;
      diagnostic.code = 'not-read';
      return [diagnostic];
    });
}

/** The quick fixes of the remarks in a range. */
export function fixesOf(
  remarks: readonly Remark[],
  document: TextDocument,
  range: Range,
): readonly CodeAction[] {
  return remarks
    .filter(
      ({ at }) => at.file === fileOf(document) && rangeOf(document, at).intersection(range) !== undefined,
    )
    .flatMap((remark) => remark.fixes.map((fix) => actionOf(remark, fix, document)));
}

function actionOf(remark: Remark, fix: RemarkFix, document: TextDocument): CodeAction {
  const action = new CodeAction(visibleText(fixText(fix), 200), CodeActionKind.QuickFix);
  action.edit = new WorkspaceEdit();
  for (const { at, text } of fix.edits) {
    // A fix never touches another file than the one it is shown in.
    if (at.file === fileOf(document))
      action.edit.replace(Uri.parse(at.file, true), rangeOf(document, at), text);
  }
  action.diagnostics = [...diagnosticsOf([remark], document)];
  action.isPreferred = true;
  return action;
}

const rangeOf = (document: TextDocument, { start, end }: Span): Range =>
  new Range(document.positionAt(start), document.positionAt(end));
