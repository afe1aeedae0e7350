import { BROWSER_ROWS } from './browserRows.ts';
import type { Configuration } from './configuration.ts';
import { HOST_ROWS } from './hostRows.ts';
import { KEY_ROWS } from './keyRows.ts';
import { ROLE_ROWS } from './roleRows.ts';

/** Every way to keys, and every way to a host: what the AWS CLI sends and what we send. */
export const SIGN_INS: readonly Configuration[] = [...KEY_ROWS, ...ROLE_ROWS, ...BROWSER_ROWS, ...HOST_ROWS];
