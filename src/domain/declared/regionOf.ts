import type { DeclaredTemplate } from './template.ts';

/** The Region that a template itself names, else the one of the session. */
export function regionOf({ deployment: { region } }: DeclaredTemplate, sessionRegion: string): string {
  return region?.kind === 'literal' ? region.value : sessionRegion;
}
