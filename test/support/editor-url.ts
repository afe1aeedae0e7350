/** What the editor opens with. */
export interface Opened {
  /** A folder or a `.code-workspace` file. */
  readonly workspace: string;
  /** The folder of an extension that runs from source, beside what is installed. */
  readonly extensionDevelopmentPath?: string;
  /** A module to run in the extension host instead of working, as `run(): Promise<void>`. */
  readonly extensionTestsPath?: string;
  /** Files to show. */
  readonly openFiles?: readonly string[];
}

/** The address of a workbench; what a desktop editor takes as flags travels in its `payload`. */
export function editorUrl(port: number, opened: Opened): string {
  const host = `127.0.0.1:${port}`;
  const kind = opened.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [kind]: opened.workspace, payload: JSON.stringify(payload(host, opened)) });
  return `http://${host}/?${query.toString()}`;
}

function payload(host: string, opened: Opened): [string, string][] {
  const uri = (path: string) => `vscode-remote://${host}${path}`;
  const paths = { extensionDevelopmentPath: opened.extensionDevelopmentPath, extensionTestsPath: opened.extensionTestsPath };
  return [
    ['skipWelcome', 'true'],
    ...Object.entries(paths).flatMap(([name, path]): [string, string][] => (path ? [[name, uri(path)]] : [])),
    ...(opened.openFiles ?? []).map((file): [string, string] => ['openFile', uri(file)]),
  ];
}
