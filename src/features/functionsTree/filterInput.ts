import { l10n, window } from 'vscode';

/** Asks for a filter and applies it while it is typed; Escape brings back the one before. */
export function askForFilter(current: string, apply: (pattern: string) => void): void {
  const input = window.createInputBox();
  let accepted = false;
  input.title = l10n.t('Filter Functions by Name, Stack or Tag');
  input.prompt = l10n.t(
    'Part of a name, or a pattern such as orders-*-prod; stack:orders-prod; tag:team=payments. Leave empty to show all.',
  );
  input.placeholder = l10n.t('orders-*');
  input.value = current;
  input.onDidChangeValue(apply);
  input.onDidAccept(() => {
    accepted = true;
    input.hide();
  });
  input.onDidHide(() => {
    if (!accepted) apply(current);
    input.dispose();
  });
  input.show();
}
