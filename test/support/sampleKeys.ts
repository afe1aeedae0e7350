import { Keyring } from '../../src/sample/http/keyring.ts';

/** Key of sample accounts for tests that need it before the account starts: `startSample({ key: SAMPLE_KEY })`. */
export const SAMPLE_KEY = '0KNOWN0TO0TESTS0';

export const KEYRING = new Keyring(SAMPLE_KEY);

export const ACCESS_KEYS = KEYRING.accessKeys;
