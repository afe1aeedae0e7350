/** What the look-up needs from its first use on. A bundle of its own: see scripts/lib/separateBundles.ts. */
export { LookupPicker } from './picker.ts';
export { startValue } from './startValue.ts';
