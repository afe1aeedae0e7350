import type { ComparisonMemory } from '../domain/declared/comparisonMemory.ts';
import type { TemplateAccess } from '../domain/declared/templateAccess.ts';
import type { DeploymentAnchors } from './deploymentAnchors.ts';
import type { WorkspaceTemplates } from './workspaceTemplates.ts';

/** Services for templates that features share. */
export interface TemplateServices {
  readonly access: TemplateAccess;
  readonly documents: WorkspaceTemplates;
  readonly anchors: DeploymentAnchors;
  readonly known: ComparisonMemory;
}

/** Made with the first document that may be a template. */
export type GetTemplates = () => Promise<TemplateServices>;
