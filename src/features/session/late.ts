/** What choosing and signing in need from their first use on. A bundle of its own: see scripts/lib/separateBundles.ts. */
export { copyPolicy } from './copyPolicy.ts';
export { MfaPrompt } from './mfaPrompt.ts';
export { pickProfile } from './pickProfile.ts';
export { pickRegion } from './pickRegion.ts';
export { configureSso, copySignIn, signIn } from './signIn.ts';
