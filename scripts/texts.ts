/** `npm run l10n`: writes the list of all texts, l10n/bundle.l10n.json. A test holds it to the code. */
import { writeFile } from 'node:fs/promises';
import { extractTexts, textsFile } from './lib/l10nTexts.ts';
import { main } from './lib/main.ts';

await main(async () => {
  await writeFile(textsFile, await extractTexts());
});
