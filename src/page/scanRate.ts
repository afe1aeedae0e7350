import { SETTINGS } from '../contributions.ts';
import { wholeNumber } from '../editor/settings.ts';

/** Requests per second of a scan, by the user's settings. */
export const scanRate = (): number =>
  Math.min(wholeNumber(SETTINGS.requestsPerSecond), wholeNumber(SETTINGS.overviewRequestsPerSecond));
