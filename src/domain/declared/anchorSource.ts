import type { Anchors } from './resolution.ts';

/** Tells where the files of a template are deployed. */
export interface AnchorSource {
  /** @param file of the template */
  anchors(file: string): Promise<Anchors>;
}
