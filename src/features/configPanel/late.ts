/** What panels need from the first one on. A bundle of its own: see scripts/lib/separateBundles.ts. */
export { Panels } from './panels.ts';
export { panelSerializer } from './serializer.ts';
export { parseTarget } from './target.ts';
