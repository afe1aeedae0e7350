import assert from 'node:assert/strict';
import { DiagnosticSeverity, type TextDocument, workspace } from 'vscode';
import type { Unread } from '../../src/domain/declared/template.ts';
import { unreadDiagnostics } from '../../src/features/templates/diagnostics.ts';

describe('problems of a template that is not read completely', () => {
  let document: TextDocument;

  before(async () => {
    document = await workspace.openTextDocument({ content: 'Resources:\n  A: {}\n  B: {}\n' });
  });

  const at = (why: Unread['why'], start: number, file = document.uri.toString()): Unread => ({
    why,
    at: { file, start, end: start + 1 },
  });

  it('are notes at the line where the limit begins', () => {
    const [note, ...others] = unreadDiagnostics([at('tooMany', 13)], document);
    assert(note);
    assert.deepEqual(others, []);
    assert.equal(note.severity, DiagnosticSeverity.Information);
    assert.equal(note.range.start.line, 1);
    assert.match(note.message, /declares too much/);
  });

  it('are not repeated for what the editor’s own languages tell, nor shown in another file', () => {
    const unread = [
      at('syntax', 13),
      at('macro', 13),
      at('code', 13),
      at('tooLong', 0, 'file:///other.yaml'),
    ];
    assert.deepEqual(unreadDiagnostics(unread, document), []);
  });
});
