import { CancellationTokenSource, workspace } from 'vscode';
import { unitsOf } from '../../domain/comparison/unit.ts';
import type { DeclaredTemplate } from '../../domain/declared/template.ts';
import type { TemplateAccess } from '../../domain/declared/templateAccess.ts';
import { type WorkspaceReading, workspaceTemplates } from '../../editor/workspaceIndex.ts';
import type { ComparedWorkspace } from './reader.ts';
import type { ReadDeclarations } from './record.ts';

/** The folders that the editor has open. */
export const openWorkspace: ComparedWorkspace = {
  get hasFolder() {
    return (workspace.workspaceFolders?.length ?? 0) > 0;
  },
  get isTrusted() {
    return workspace.isTrusted;
  },
  onDidTrust: (listener) => workspace.onDidGrantWorkspaceTrust(listener),
  read: ({ access }, signal, progress) => readDeclarations(access, signal, progress),
};

/** Reads all templates of the workspace. Sends nothing. Undefined: cancelled. */
async function readDeclarations(
  access: TemplateAccess,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): Promise<ReadDeclarations | undefined> {
  const source = new CancellationTokenSource();
  signal.addEventListener('abort', () => source.cancel(), { once: true });
  const tooLarge: string[] = [];
  const incomplete: string[] = [];
  const whole = { isCut: false };
  const reading: WorkspaceReading = {
    progress,
    tooLarge: (file) => tooLarge.push(file),
    failed: (file) => incomplete.push(file),
    cut: () => (whole.isCut = true),
  };
  const templates: DeclaredTemplate[] = [];
  for await (const template of workspaceTemplates(access, source.token, reading)) templates.push(template);
  if (signal.aborted) return undefined;
  const units = unitsOf(templates);
  const declaring = new Set(units.map(({ template }) => template));
  const broken = [...declaring].filter(({ unread }) => unread.some(({ why }) => why !== 'code'));
  return {
    kind: 'read',
    units,
    templates: declaring.size,
    tooLarge,
    incomplete: [
      ...incomplete,
      ...broken.flatMap(({ unread }) => unread.slice(0, 1).map(({ at }) => at.file)),
    ],
    ...whole,
  };
}
