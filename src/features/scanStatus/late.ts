/** What the status bar needs once a scan has started. A bundle of its own: see scripts/lib/separateBundles.ts. */
export { ScanStatus } from './scanStatus.ts';
