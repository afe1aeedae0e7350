import type { DeclaredResource } from './resources.ts';
import type { DeclaredTemplate } from './template.ts';

/** The Region that a declaration or its template names, else the one of the session. */
export function regionOf(
  { deployment }: DeclaredTemplate,
  sessionRegion: string,
  resource?: DeclaredResource,
): string {
  const region = resource?.region ?? deployment.region;
  return region?.kind === 'literal' ? region.value : sessionRegion;
}
