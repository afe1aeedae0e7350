import type { StackResource } from '../session/stacksApi.ts';
import type { DeclaredTemplate } from './template.ts';

/** A function as the last deployed template of its stack declares it. */
export interface StackDeclaration {
  readonly stack: string;
  readonly logicalId: string;
  /** After transforms. */
  readonly template: DeclaredTemplate;
  /** Absent: they may not be read. */
  readonly resources?: readonly StackResource[] | undefined;
}
