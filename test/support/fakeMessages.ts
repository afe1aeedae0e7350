import type { MessageItem, MessageOptions } from 'vscode';

/** Notifications that were shown; nobody presses their buttons. */
export class FakeMessages {
  readonly texts: string[] = [];
  readonly buttons: string[] = [];

  /** To put in the place of the editor's own. */
  get members() {
    const show = (text: string, ...more: readonly (string | MessageOptions | MessageItem)[]) => {
      this.texts.push(text);
      this.buttons.push(...more.filter((button) => typeof button === 'string'));
      return Promise.resolve(undefined);
    };
    return { showInformationMessage: show, showWarningMessage: show };
  }
}
