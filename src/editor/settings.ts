import { type Uri, workspace } from 'vscode';

/** How the editor names the part of its settings that is ours. */
const SECTION = 'lambdaAsync';

/** A setting of the extension, as the manifest declares it. */
interface Setting<T> {
  /** Without the section: `hover.enabled`. */
  readonly key: string;
  /** `machine`: the user alone decides. `window`: a workspace may, too. */
  readonly scope: 'machine' | 'window';
  readonly default: T;
}

export type FlagSetting = Setting<boolean>;

export interface NumberSetting extends Setting<number> {
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * True if a flag is on. Only a plain `true` is: a workspace can set any key below a setting of the extension, which turns the
 * effective value into an object, whatever the scope.
 */
export function isOn(setting: FlagSetting): boolean {
  if (setting.scope === 'machine') return isOnForUser(setting);
  const decided = inspected(setting)?.workspaceValue;
  return typeof decided === 'boolean' ? decided : isOnForUser(setting);
}

/** True if the user has a flag on, whatever the workspace says. */
export function isOnForUser(setting: FlagSetting): boolean {
  return userValue(setting) === true;
}

/** A whole number by the user's settings alone, within its range; the default where they hold no number. */
export function wholeNumber(setting: NumberSetting): number {
  const value = userValue(setting);
  if (typeof value !== 'number' || Number.isNaN(value)) return setting.default;
  return Math.floor(Math.min(setting.maximum, Math.max(setting.minimum, value)));
}

/** A number of the editor's own settings, for a document; `fallback` where it is none. */
export function editorNumber(key: string, fallback: number, document: Uri): number {
  const value: unknown = workspace.getConfiguration('editor', document).get(key);
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

/** True if one click in a list only selects, by the editor's own settings. */
export function opensByDoubleClick(): boolean {
  return workspace.getConfiguration('workbench.list').get('openMode') === 'doubleClick';
}

/** The values of a setting that is not ours, by who set them, in all open folders. */
export interface SetValues {
  readonly ofWorkspace: readonly unknown[];
  readonly all: readonly unknown[];
}

/** @param key whole: `terminal.integrated.env.linux` */
export function valuesOf(key: string): SetValues {
  const places = [undefined, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri)];
  const found = places.map((uri) => workspace.getConfiguration(undefined, uri).inspect<unknown>(key));
  const isSet = (value: unknown): boolean => value !== undefined;
  const ofWorkspace = found
    .flatMap((each) => [each?.workspaceValue, each?.workspaceFolderValue])
    .filter(isSet);
  return { ofWorkspace, all: [...found.map((each) => each?.globalValue).filter(isSet), ...ofWorkspace] };
}

/** On a remote host, the user's value is the one in the settings of that machine. */
function userValue(setting: Setting<unknown>): unknown {
  const found = inspected(setting);
  return found?.globalValue === undefined ? (found?.defaultValue ?? setting.default) : found.globalValue;
}

function inspected({ key }: Setting<unknown>) {
  return workspace.getConfiguration(SECTION).inspect<unknown>(key);
}
