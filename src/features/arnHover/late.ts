/** What hovers need from the first one on. A bundle of its own: see scripts/lib/separate-bundles.ts. */
export { ArnHoverProvider } from './provider.ts';
export { HoverReader } from './reader.ts';
