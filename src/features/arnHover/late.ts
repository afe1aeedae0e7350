/** What hovers need from the first one on. A bundle of its own: see scripts/lib/separateBundles.ts. */
export { ArnHoverProvider } from './provider.ts';
export { HoverReader } from './reader.ts';
