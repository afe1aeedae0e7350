/** The editor's API for a page. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The connection to the extension; the editor provides it once per page. */
export const vscode: VsCodeApi = acquireVsCodeApi();
