import { parseArgs } from 'node:util';
import { parts, type Part } from './parts.ts';

/** Parts that `--only a,b` and `--skip a,b` leave, in their order, and those left out. */
export interface Choice {
  readonly chosen: readonly Part[];
  readonly leftOut: readonly Part[];
}

/** Reads the flags. `--only` brings what its parts need; `--skip` has the last word. */
export function chooseParts(args: readonly string[]): Choice {
  const options = { only: { type: 'string' }, skip: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const only = values.only === undefined ? parts : withNeeds(named(values.only));
  const skip = values.skip === undefined ? [] : named(values.skip);
  const chosen = parts.filter((part) => only.includes(part) && !skip.includes(part));
  return { chosen, leftOut: parts.filter((part) => !chosen.includes(part)) };
}

function named(list: string): Part[] {
  return list.split(',').map((name) => {
    const part = parts.find((candidate) => candidate.name === name);
    if (!part) throw new Error(`There is no part “${name}”: ${parts.map((each) => each.name).join(', ')}.`);
    return part;
  });
}

function withNeeds(wanted: readonly Part[]): Part[] {
  return wanted.flatMap((part) => [part, ...named((part.needs ?? [part.name]).join(','))]);
}
