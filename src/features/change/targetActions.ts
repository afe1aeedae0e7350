import { COMMANDS, type FunctionTarget } from '../../contributions.ts';
import { copySourceOf } from '../../domain/copyAs/index.ts';
import { copyToClipboard } from '../../editor/clipboard.ts';
import { copySettingsAs } from '../../page/copyAs.ts';
import type { ChangeDesk } from './desk.ts';
import type { DeskTarget } from './deskRecord.ts';
import { TARGET_INTENTS, type Intent, type TargetIntent } from './protocol.ts';
import { run } from './runCommand.ts';
import { statementJson } from './strings/review.ts';

export const isTargetIntent = (intent: Intent): intent is TargetIntent =>
  TARGET_INTENTS.some((type) => type === intent.type);

/** Does what a button beside one of the functions says. */
export async function answerTarget(desk: ChangeDesk, { type, key }: TargetIntent): Promise<void> {
  const target = desk.record.targets.find((one) => one.key === key);
  if (!target) return;
  switch (type) {
    case 'openPanel':
      return await run(COMMANDS.openPanel, functionOf(desk, target));
    case 'goToDeclaration':
      return await run(COMMANDS.goToDeclaration, functionOf(desk, target));
    case 'copyTemplate':
      return await copyTemplate(desk, target);
    case 'copyStatement':
      return await copyStatement(desk, key);
    default:
      return type satisfies never;
  }
}

/** The function of a target, as commands take it. */
export function functionOf({ record }: ChangeDesk, { target }: DeskTarget): FunctionTarget {
  const accountId = target.accountId ?? record.session?.knownAccountId;
  return { ...target, ...(accountId !== undefined && { accountId }) };
}

/** The settings after the change, in the form of a template. */
async function copyTemplate(desk: ChangeDesk, { key, target }: DeskTarget): Promise<void> {
  const after = desk.reviews().find((one) => one.key === key)?.review.after;
  if (after) await copySettingsAs(copySourceOf(target.name, after.settings), target.region);
}

async function copyStatement(desk: ChangeDesk, key: string): Promise<void> {
  const review = desk.reviews().find((one) => one.key === key)?.review;
  if (review) await copyToClipboard(statementJson(review));
}
