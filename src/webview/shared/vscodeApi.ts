/** What the editor gives to each page. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The way to the extension. The editor hands it out once for each page. */
export const vscode: VsCodeApi = acquireVsCodeApi();
