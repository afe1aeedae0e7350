import { describe } from 'vitest';
import { FAST, onSample } from './support/sampleWorkbench.ts';
import { themesOf } from './support/themes.ts';
import { compare } from './ways/compare.ts';
import { evidence } from './ways/evidence.ts';
import { readGraph } from './ways/graph.ts';
import { readOverview } from './ways/overview.ts';

/** The pages of a whole account, and the evidence of one function. */
describe.each(themesOf('light'))('in the %s theme, a person who looks at the whole account', (theme) => {
  const own = onSample({ theme, machineSettings: FAST });
  readGraph(own);
  readOverview(own);
  compare(own);
  evidence(own);
});
