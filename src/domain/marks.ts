const made = new Set<string>();

/**
 * Notes when something happened for the first time, as a mark of the User Timing API, which profiles show and
 * `npm run bench` reads.
 */
export function markFirst(what: 'sdkLoaded' | 'firstRequest' | 'rowsHandedOver'): void {
  if (made.has(what)) return;
  made.add(what);
  performance.mark(`lambdaAsync/${what}`);
}
