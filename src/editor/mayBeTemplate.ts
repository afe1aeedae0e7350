import type { TextDocument } from 'vscode';
import { mayBeTemplate } from '../domain/declared/mayBeTemplate.ts';

const known = new WeakMap<TextDocument, { readonly version: number; readonly isWorth: boolean }>();

/** True if a document is worth reading as a template: by its name and words, looked at once for each version. */
export function isWorthReading(document: TextDocument): boolean {
  const { version } = document;
  const before = known.get(document);
  if (before?.version === version) return before.isWorth;
  const isWorth = mayBeTemplate({ file: document.uri.toString(), text: document.getText() });
  known.set(document, { version, isWorth });
  return isWorth;
}
