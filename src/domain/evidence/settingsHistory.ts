import type { TrailApi, TrailEvent } from '../session/evidenceApi.ts';
import { NAMES, type SettingsChange, type ToldSettings, changeOf } from './trailRecord.ts';

/** The changes that were found, the newest first. */
export interface SettingsHistory {
  readonly changes: readonly SettingsChange[];
  /** CloudTrail has older events than those that were read. */
  readonly more: boolean;
}

/** Pages of each look-up: an account has few such events. */
const PAGES = 4;

/**
 * Changes of a function's settings in the last 90 days. Four look-ups, of which CloudTrail answers two a second: by each
 * name, and by the function for names with a suffix.
 */
export async function readHistory(
  api: TrailApi,
  name: string,
  signal: AbortSignal,
): Promise<SettingsHistory> {
  const found = new Map<string, TrailEvent>();
  /** Times of the oldest event of each look-up that was cut: among older events, some are missing. */
  const cuts: number[] = [];
  const asked = [...NAMES.map((value) => ['EventName', value] as const), ['ResourceName', name] as const];
  const answers = asked.map(async ([attribute, value]) => await api.lookUp(attribute, value, PAGES, signal));
  for (const read of await Promise.all(answers)) {
    for (const event of read.events) found.set(event.id, event);
    if (read.more) cuts.push(read.events.at(-1)?.at.getTime() ?? Infinity);
  }
  const changes = [...found.values()].flatMap((event) => changeOf(event, name));
  const newestFirst = changes.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return { changes: withBefore(newestFirst, Math.max(...cuts)), more: cuts.length > 0 };
}

/**
 * Each change with the settings that the one before it left. A refused one changed nothing.
 * @param completeSince time since which no change is missing
 */
function withBefore(
  newestFirst: readonly SettingsChange[],
  completeSince: number,
): readonly SettingsChange[] {
  const last = new Map<string, ToldSettings | 'none'>();
  const changes = newestFirst.toReversed().map((change) => {
    const { qualifier, refused, after = 'none' as const } = change;
    if (qualifier === undefined) {
      // It may be about any of them.
      last.clear();
      return change;
    }
    const before = change.partly ? undefined : last.get(qualifier);
    const told = before === undefined ? change : { ...change, before };
    if (refused !== undefined || change.at.getTime() < completeSince) return told;
    if (change.partly) last.delete(qualifier);
    else last.set(qualifier, after);
    return told;
  });
  return changes.toReversed();
}
