import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractTexts, textsFile } from '../../scripts/lib/l10nTexts.ts';

describe('the list of texts for translators', () => {
  it('is what the code says now; else run `npm run l10n`', async () => {
    expect(JSON.parse(readFileSync(textsFile, 'utf8'))).toEqual(JSON.parse(await extractTexts()));
  });
});
