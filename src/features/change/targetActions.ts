import type { EditableSetting } from '../../domain/change/desiredConfig.ts';
import { COMMANDS, type FunctionTarget } from '../../contributions.ts';
import { copySourceOf } from '../../domain/copyAs/index.ts';
import { copyToClipboard } from '../../editor/clipboard.ts';
import { copySettingsAs } from '../../page/copyAs.ts';
import type { ChangeDesk } from './desk.ts';
import type { DeskTarget } from './deskRecord.ts';
import { TARGET_INTENTS, type Intent, type TargetIntent } from './protocol.ts';
import { correctionOf } from './correction.ts';
import { pickQualifier } from './pickQualifier.ts';
import { run } from './runCommand.ts';
import { statementJson } from './strings/review.ts';

export const isTargetIntent = (intent: Intent): intent is TargetIntent =>
  TARGET_INTENTS.some((type) => type === intent.type);

/**
 * Does what a button beside one of the functions says.
 * @param focus gets the first setting that is wrong in a form that opens
 */
export async function answerTarget(
  desk: ChangeDesk,
  { type, key }: TargetIntent,
  focus: (setting: EditableSetting) => unknown,
): Promise<void> {
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
    case 'correct':
      return await correct(desk, key, focus);
    case 'otherQualifier':
      return await correctElsewhere(desk, target);
    default:
      return type satisfies never;
  }
}

async function correct(
  desk: ChangeDesk,
  key: string,
  focus: (setting: EditableSetting) => unknown,
): Promise<void> {
  const [wrong] = correctionOf(desk.record, desk.reviews(), key)?.wrong ?? [];
  if (wrong) focus(wrong);
  await desk.correct(key);
}

async function correctElsewhere(desk: ChangeDesk, { key, target }: DeskTarget): Promise<void> {
  const account = desk.record.session?.inRegion(target.region);
  const qualifier = account && (await pickQualifier(account, target));
  if (qualifier !== undefined) await desk.correct(key, qualifier);
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
