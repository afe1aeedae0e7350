import { describe } from 'vitest';
import { FAST, onSample } from './support/sampleWorkbench.ts';
import { themesOf } from './support/themes.ts';
import { change } from './ways/change.ts';
import { changeMany } from './ways/changeMany.ts';

/** Changes of one function and of many. */
describe.each(themesOf('dark'))('in the %s theme, a person who changes settings', (theme) => {
  const own = onSample({ theme, machineSettings: FAST });
  change(own);
  changeMany(own);
});
