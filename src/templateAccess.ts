import { ComparisonMemory } from './domain/declared/comparisonMemory.ts';
import type { Log } from './domain/log.ts';
import type { DeploymentAnchors } from './editor/deploymentAnchors.ts';
import type { TemplateServices } from './editor/templateServices.ts';
import { WorkspaceTemplates } from './editor/workspaceTemplates.ts';
import { WorkerTemplates } from './templateThread.ts';

/** The services for templates, over a thread of their own. */
export function openTemplates(
  worker: string,
  anchors: DeploymentAnchors,
  log: Log,
): TemplateServices & { dispose(): void } {
  const access = new WorkerTemplates(worker, log);
  const documents = new WorkspaceTemplates(access);
  return {
    access,
    documents,
    anchors,
    known: new ComparisonMemory(),
    dispose: () => {
      documents.dispose();
      access.dispose();
    },
  };
}
