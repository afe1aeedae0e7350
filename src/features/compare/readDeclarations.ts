import type { CancellationToken } from 'vscode';
import { unitsOf } from '../../domain/comparison/unit.ts';
import type { DeclaredTemplate } from '../../domain/declared/template.ts';
import type { TemplateAccess } from '../../domain/declared/templateAccess.ts';
import { type WorkspaceReading, workspaceTemplates } from '../../editor/workspaceIndex.ts';
import type { ReadDeclarations } from './record.ts';

/** Reads all templates of the workspace. Sends nothing. Undefined: cancelled. */
export async function readDeclarations(
  access: TemplateAccess,
  token: CancellationToken,
  progress: (done: number, total: number) => void,
): Promise<ReadDeclarations | undefined> {
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
  for await (const template of workspaceTemplates(access, token, reading)) templates.push(template);
  if (token.isCancellationRequested) return undefined;
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
