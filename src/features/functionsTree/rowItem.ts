import { type ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { plainLabel } from '../../editor/treeText.ts';

/** Everything about a row but its label. */
export interface RowLooks {
  readonly description?: string;
  readonly icon: ThemeIcon;
  readonly contextValue?: string;
  readonly state?: TreeItemCollapsibleState;
  /** Text of a screen reader in place of label and description. */
  readonly spoken?: string;
}

/** A row of the tree; foreign text in it is shown as plain text. */
export function row(label: string, looks: RowLooks): TreeItem {
  const item = new TreeItem(plainLabel(label), looks.state ?? TreeItemCollapsibleState.None);
  if (looks.description !== undefined) item.description = plainLabel(looks.description);
  item.iconPath = looks.icon;
  if (looks.contextValue !== undefined) item.contextValue = looks.contextValue;
  if (looks.spoken !== undefined) item.accessibilityInformation = { label: plainLabel(looks.spoken) };
  return item;
}
