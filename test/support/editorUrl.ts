import { dirname, join } from 'node:path';

/** Files and folders that the editor opens; all paths are absolute but those of the files. */
interface Opened {
  readonly workspace: string;
  readonly extensionDevelopmentPath?: string;
  readonly extensionTestsPath?: string;
  readonly openFiles?: readonly string[];
}

/**
 * The address of a workbench; what a desktop editor takes as flags travels in its `payload`.
 * @param host with its port, as the browser is to name it
 */
export function editorUrl(host: string, opened: Opened): string {
  const kind = isFile(opened.workspace) ? 'workspace' : 'folder';
  const query = new URLSearchParams({
    [kind]: opened.workspace,
    payload: JSON.stringify(payload(host, opened)),
  });
  return `http://${host}/?${query.toString()}`;
}

function payload(host: string, opened: Opened): [string, string][] {
  const { extensionDevelopmentPath, extensionTestsPath, openFiles = [] } = opened;
  const folder = isFile(opened.workspace) ? dirname(opened.workspace) : opened.workspace;
  const entries: [string, string | undefined][] = [
    ['extensionDevelopmentPath', extensionDevelopmentPath],
    ['extensionTestsPath', extensionTestsPath],
    ...openFiles.map((file): [string, string] => ['openFile', join(folder, file)]),
  ];
  const uris = entries.flatMap(([name, path]) =>
    path ? [[name, `vscode-remote://${host}${path}`] as const] : [],
  );
  return [['skipWelcome', 'true'], ...uris.map(([name, uri]): [string, string] => [name, uri])];
}

function isFile(workspace: string): boolean {
  return workspace.endsWith('.code-workspace');
}
