/** Shown behind each of our diagnostics. */
export const DIAGNOSTIC_SOURCE = 'Lambda Async';
