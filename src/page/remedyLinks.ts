import { COMMANDS } from '../contributions.ts';
import { type Remedy, REMEDY_COMMANDS, remediesOf } from '../domain/session/remedies.ts';
import { commandLink } from '../editor/markdown.ts';
import { remedyText } from '../presentation/remedy.ts';

/** The commands that the links of remedies start, for Markdown that enables them. */
export const REMEDY_LINK_COMMANDS: readonly string[] = [
  ...REMEDY_COMMANDS.map((command) => COMMANDS[command]),
  COMMANDS.copyPolicy,
];

/**
 * The ways out of a failure as Markdown links, the most likely first.
 * @param again the surface's own link that retries; absent: it has another place for that
 */
export const remedyLinks = (error: unknown, again?: string): readonly string[] =>
  remediesOf(error).flatMap((remedy) => linkOf(remedy, again));

function linkOf(remedy: Remedy, again: string | undefined): readonly string[] {
  if (remedy.kind === 'retry') return again === undefined ? [] : [again];
  if (remedy.kind === 'copyPolicy') return [policyLink(remedy.action)];
  return [commandLink(remedyText(remedy), COMMANDS[remedy.kind])];
}

/** Copies the policy with a denied action. */
export const policyLink = (action: string): string =>
  commandLink(remedyText({ kind: 'copyPolicy', action }), COMMANDS.copyPolicy, action);
