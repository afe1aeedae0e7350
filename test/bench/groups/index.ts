import { activation } from './activation.ts';
import { evidence } from './evidence.ts';
import { firstClick, firstClickBusy } from './firstClick.ts';
import type { Group } from './group.ts';
import { hover } from './hover.ts';
import { limits } from './limits.ts';
import { overview } from './overview.ts';
import { scanner } from './scanner.ts';
import { sizes } from './sizes.ts';
import { templateHover } from './templateHover.ts';
import { templates } from './templates.ts';
import { tree } from './tree.ts';

/** All parts of the benchmark by their names, in their order. A new one is a file here and a line. */
export const groups: Readonly<Record<string, Group>> = {
  sizes,
  scanner,
  templates,
  limits,
  firstClick,
  firstClickBusy,
  activation,
  tree,
  hover,
  templateHover,
  overview,
  evidence,
};
