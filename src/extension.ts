import { homedir } from 'node:os';
import type { ExtensionContext } from 'vscode';
import { lazyAwsAccess } from './awsAccess.ts';
import type { HostProcesses } from './domain/change/interrupted.ts';
import type { ReplaceFile } from './domain/export/fileWriting.ts';
import { SessionManager } from './domain/session/sessionManager.ts';
import { DeploymentAnchors } from './editor/deploymentAnchors.ts';
import { createLog } from './editor/log.ts';
import { pageMemory, treeMemory, workspaceMemory } from './editor/memory.ts';
import { registerChange } from './features/change/register.ts';
import { registerCompare } from './features/compare/register.ts';
import { registerHovers } from './features/hover/register.ts';
import { registerTemplates } from './features/templates/register.ts';
import { registerConfigPanel } from './features/configPanel/register.ts';
import { registerFunctionsTree } from './features/functionsTree/register.ts';
import { registerGraph } from './features/graph/register.ts';
import { registerLookup } from './features/lookup/register.ts';
import { registerOverview } from './features/overview/register.ts';
import { registerScanStatus } from './features/scanStatus/register.ts';
import { registerSession } from './features/session/register.ts';
import { lazyTemplateServices } from './templateServices.ts';

/** Builds the leaves and registers the features. Reads no file, opens no connection, loads no SDK. */
export function activate(context: ExtensionContext): void {
  const log = createLog();
  const access = lazyAwsAccess({ log, env: process.env, homeDirectory: homedir() });
  const sessions = new SessionManager(access, workspaceMemory(context.workspaceState));
  const anchors = new DeploymentAnchors(context.workspaceState);
  const templates = lazyTemplateServices({
    worker: context.asAbsolutePath('dist/templates.js'),
    anchors,
    log,
  });
  const pages = { extensionUri: context.extensionUri, version: versionOf(context), replaceFile };
  context.subscriptions.push(
    log,
    access,
    sessions,
    registerSession({ sessions, access, anchors, log, homeDirectory: homedir(), env: process.env }),
    registerFunctionsTree({ sessions, log, memory: treeMemory(context.workspaceState) }),
    registerConfigPanel({ sessions, log, extensionUri: context.extensionUri }),
    registerGraph({ sessions, log, extensionUri: context.extensionUri }),
    templates,
    registerHovers({ sessions, log, templates }),
    registerTemplates({ sessions, log, templates }),
    registerLookup({ sessions, log }),
    registerScanStatus({ sessions }),
    registerOverview({
      sessions,
      templates,
      log,
      memory: pageMemory(context.workspaceState, 'overview'),
      ...pages,
    }),
    registerCompare({ sessions, templates, log, ...pages }),
    registerChange({
      sessions,
      log,
      storage: context.globalState,
      drafts: pageMemory(context.workspaceState, 'jsonDrafts'),
      processes,
      files: async () => (await import('./disk/index.ts')).storedFilesIn(context.globalStorageUri.fsPath),
      ...pages,
    }),
  );
}

/** Loaded with the first change. */
const processes = async (): Promise<HostProcesses> => (await import('./hostProcesses.ts')).hostProcesses;

/** Loaded with the first export. */
const replaceFile: ReplaceFile = async (...file) => (await import('./disk/index.ts')).replaceFile(...file);

function versionOf({ extension }: ExtensionContext): string {
  const { version } = extension.packageJSON as { readonly version: string };
  return version;
}
