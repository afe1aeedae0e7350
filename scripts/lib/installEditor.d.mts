/** The program that serves the browser build of VS Code, installed first when it is not there. */
export function installEditor(): Promise<string>;
