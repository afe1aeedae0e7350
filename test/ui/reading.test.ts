import { describe } from 'vitest';
import { onSample } from './support/sampleWorkbench.ts';
import { themesOf } from './support/themes.ts';
import { findable } from './ways/findable.ts';
import { signIn } from './ways/signIn.ts';
import { templates } from './ways/templates.ts';
import { tour } from './ways/tour.ts';

/** What a person reads: the whole extension, what is found without the palette, templates, and the way to sign in. */
describe.each(themesOf('dark'))('in the %s theme, a person who reads', (theme) => {
  // Painted as text, not by the graphics card, so that the terminal can be read.
  const own = onSample({ theme, settings: { 'terminal.integrated.gpuAcceleration': 'off' } });
  tour(own);
  findable(own);
  templates(own);
  signIn(own);
});
