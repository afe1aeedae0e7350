import { Keyring } from '../../src/sample/http/keyring.ts';

/** What tests start a sample account with whose keys they write down before it starts: `startSample({ key: SAMPLE_KEY })`. */
export const SAMPLE_KEY = '0KNOWN0TO0TESTS0';

export const KEYRING = new Keyring(SAMPLE_KEY);

export const ACCESS_KEYS = KEYRING.accessKeys;
