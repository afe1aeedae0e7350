/** What the graph needs from its first opening on. A bundle of its own: see scripts/lib/separateBundles.ts. */
export { GraphPage } from './graphPage.ts';
