import type { TargetList } from '../../domain/session/evidenceApi.ts';
import { CAPS } from './limits.ts';

/** ARNs of one page, and the token of the next. */
export interface TargetPage {
  readonly arns: readonly string[];
  readonly next: string | undefined;
}

/** Reads page after page, up to `CAPS.targets`. What was read counts where there is more: a picker needs no whole list. */
export async function listTargets(
  read: (token: string | undefined) => Promise<TargetPage>,
): Promise<TargetList> {
  const found = new Set<string>();
  const tokens = new Set<string>();
  let token: string | undefined;
  for (let page = 0; page < CAPS.targetPages; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- each page names the next
    const { arns, next } = await read(token);
    for (const arn of arns) found.add(arn);
    if (found.size > CAPS.targets) return { arns: [...found].slice(0, CAPS.targets), isCut: true };
    if (next === undefined) return { arns: [...found], isCut: false };
    // A token that is repeated leads nowhere.
    if (tokens.has(next)) break;
    tokens.add(next);
    token = next;
  }
  return { arns: [...found], isCut: true };
}
