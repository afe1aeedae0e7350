import { env, l10n, type QuickPickItem, window } from 'vscode';
import { COPY_FORMS, copyAs, type CopyForm, type CopySource } from '../domain/copyAs/index.ts';
import { shellKind } from '../domain/shell/kind.ts';
import { copyToClipboard } from '../editor/clipboard.ts';
import { visibleText } from '../editor/markdown.ts';
import { COPY_FORM_TEXTS, copyAsProblemText, copyFormDetail } from '../presentation/copyAs.ts';

type FormItem = QuickPickItem & { readonly form: CopyForm };

/** Asks for a form and copies the settings in it. The form that was copied; undefined: none. */
export async function copySettingsAs(source: CopySource, region: string): Promise<CopyForm | undefined> {
  const items = COPY_FORMS.map((form): FormItem => itemOf(form, source, region));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Copy Settings of {0} As', visibleText(`${source.name}:${source.qualifier}`, 100)),
    matchOnDetail: true,
  });
  if (!picked) return undefined;
  const copied = copyAs(picked.form, source, region, shellKind(env.shell));
  if ('problem' in copied) return void window.showWarningMessage(copyAsProblemText(copied.problem));
  return (await copyToClipboard(copied.text)) === 'copied' ? picked.form : undefined;
}

/** A form that cannot express the settings says so before it is chosen. */
function itemOf(form: CopyForm, source: CopySource, region: string): FormItem {
  const copied = copyAs(form, source, region, shellKind(env.shell));
  const isPossible = 'text' in copied;
  return {
    form,
    label: `$(${isPossible ? 'copy' : 'circle-slash'}) ${COPY_FORM_TEXTS[form]}`,
    detail: isPossible ? copyFormDetail(form) : copyAsProblemText(copied.problem),
  };
}
