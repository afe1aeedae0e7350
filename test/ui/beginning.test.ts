import { describe } from 'vitest';
import { onSample } from './support/sampleWorkbench.ts';
import { themesOf } from './support/themes.ts';
import { firstMinute } from './ways/firstMinute.ts';
import { firstSteps } from './ways/firstSteps.ts';

/** The first minutes with the extension, without AWS. */
describe.each(themesOf('light'))('in the %s theme, a new user', (theme) => {
  const own = onSample({ theme, withoutAwsFiles: true });
  firstSteps(own);
  firstMinute(own);
});
