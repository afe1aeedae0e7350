import type { QuickPickItem } from 'vscode';
import type { FunctionTarget } from '../../contributions.ts';
import { visibleText } from '../../editor/markdown.ts';
import type { Remedy } from '../../domain/session/remedies.ts';

/** A row of the look-up; one without a target says something and cannot be chosen. */
export interface LookupItem extends QuickPickItem {
  readonly target?: FunctionTarget;
  /** The way out of the problem in the row above it. */
  readonly choice?: Choice;
}

/** Foreign text for the picker, which would show `$(name)` in it as an icon. */
export const withoutIcons = (text: string, limit = 130): string =>
  visibleText(text, limit).replaceAll('$(', '$\u200B(');

/** A remedy, or a switch to a profile that is known to sign in to the function's account. */
export type Choice = Remedy | { readonly kind: 'switchTo'; readonly profile: string };
