import { COMMANDS } from '../../contributions.ts';
import type { EditableSetting } from '../../domain/change/desiredConfig.ts';
import type { SessionIntent } from '../../page/intents.ts';
import { performSessionIntent } from '../../page/perform.ts';
import type { ChangeDesk } from './desk.ts';
import { pickConfig } from './pickConfig.ts';
import { pickDestination } from './pickers.ts';
import type { Intent } from './protocol.ts';
import { run } from './runCommand.ts';
import { functionOf } from './targetActions.ts';

/** Intents that change the form, and those about the session above it. */
export type FormIntent =
  | SessionIntent
  | Extract<Intent, { readonly type: 'edit' | 'toggle' | 'choose' | 'copyFrom' | 'editJson' }>;

/** @param focus gets the setting whose field a choice fills */
export async function answerForm(
  desk: ChangeDesk,
  intent: FormIntent,
  focus: (setting: EditableSetting) => unknown,
): Promise<void> {
  switch (intent.type) {
    case 'edit':
      return desk.edit(intent.setting, intent.text);
    case 'toggle':
      return desk.toggle(intent.setting);
    case 'choose':
      return await choose(desk, intent.setting, focus);
    case 'copyFrom':
      return await copyFrom(desk);
    case 'editJson':
      return await editJson(desk);
    default:
      return await performSessionIntent(intent, desk.record.error);
  }
}

async function choose(
  desk: ChangeDesk,
  setting: EditableSetting,
  focus: (setting: EditableSetting) => unknown,
): Promise<void> {
  const { session, targets } = desk.record;
  const [only] = targets;
  if (!session || !only) return;
  const fn = targets.length === 1 && only.content.kind === 'ready' ? only.content.fn : undefined;
  const account = session.inRegion(only.target.region);
  const arn = await pickDestination(account, fn, setting);
  if (arn === undefined) return;
  focus(setting);
  desk.edit(setting, arn);
}

async function copyFrom(desk: ChangeDesk): Promise<void> {
  const { session, targets } = desk.record;
  const [only] = targets;
  if (!session || only?.content.kind !== 'ready') return;
  const account = session.inRegion(only.target.region);
  const config = await pickConfig(account, only.content.fn, only.target.qualifier);
  if (config) desk.copy(config);
}

async function editJson(desk: ChangeDesk): Promise<void> {
  const [only] = desk.record.targets;
  if (only) await run(COMMANDS.editJson, functionOf(desk, only));
}
