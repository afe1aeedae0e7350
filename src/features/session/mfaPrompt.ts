import { l10n, window } from 'vscode';
import { plainMessage } from '../../editor/message.ts';
import { profileText } from '../../presentation/profile.ts';

/** Asks for the codes of MFA devices, in one box: a new question takes the place of the one before. */
export class MfaPrompt {
  #giveUp: () => void = () => undefined;

  /**
   * The six digits; undefined when the user turns away, or nobody waits for them any more.
   * @param signal aborts when the session that needs the code is left
   */
  ask(serial: string, profile: string, signal: AbortSignal): Promise<string | undefined> {
    this.#giveUp();
    const input = window.createInputBox();
    input.title = plainMessage(l10n.t('Sign In with MFA: {0}', profileText(profile)));
    input.prompt = plainMessage(l10n.t('MFA code for {0}', serial));
    input.placeholder = l10n.t('Six digits');
    // The code is read off another screen.
    input.ignoreFocusOut = true;
    const hide = (): void => input.hide();
    return new Promise((resolve) => {
      input.onDidChangeValue(() => (input.validationMessage = undefined));
      input.onDidAccept(() => {
        const code = input.value.trim();
        if (!/^\d{6}$/.test(code)) {
          input.validationMessage = l10n.t('Enter a six-digit code.');
          return;
        }
        resolve(code);
        hide();
      });
      input.onDidHide(() => {
        resolve(undefined);
        signal.removeEventListener('abort', hide);
        input.dispose();
      });
      signal.addEventListener('abort', hide);
      this.#giveUp = hide;
      if (signal.aborted) hide();
      else input.show();
    });
  }
}
