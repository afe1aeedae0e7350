import { hasUnseen, showUnseen } from '../text/unseen.ts';

/** Names as AWS allows them, ARNs and URLs: nothing in them ends a code span or a table's cell. */
const PLAIN_NAME = /^[\w.$:/-]+(?: [\w.$:/-]+)*$/;

/** A name, as code: nothing there is a link, a mention or an emoji. */
export function nameText(name: string): string {
  return PLAIN_NAME.test(name) ? `\`${name}\`` : proseText(name);
}

/**
 * Text that Markdown shows as it is, in one line: a backslash before what it may take for markup, links without
 * brackets included. What nobody would see is named, and what GitHub and GitLab take for a person, an issue or a mail
 * address after all markup has been read is taken apart by an empty comment.
 */
export function proseText(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  const seen = hasUnseen(line) ? showUnseen(line) : line;
  return seen
    .replaceAll(/[\\`*_{}[\]<>#+!|~&$@^=]|:(?=\/\/)|(?<=www)\./giu, String.raw`\$&`)
    .replaceAll(/^(?:[-:](?=\s|$)|(?:-{2,}|\d{1,9}[.)])(?=\s|$))/g, markerText)
    .replaceAll(/@(?=\S)|[#!&~%](?=\d)|\bGH-(?=\d)/gi, '$&<!-- -->');
}

/** Characters that begin a list or a rule at the start of a block. */
function markerText(marker: string): string {
  return marker.replace(/[-:.)]/, String.raw`\$&`);
}

export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
