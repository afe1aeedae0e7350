import { MarkdownString } from 'vscode';

const NO_BREAK_SPACE = '\u00A0';

/**
 * Foreign text as it is: no markdown, no link, no HTML, no line break, no invisible or direction-changing
 * character. Longer than `limit` characters, it is cut with an ellipsis.
 */
export function plain(text: string, limit = 300): string {
  const visible = visibleText(text, limit);
  return visible.replace(/[\\`*_{}[\]()#+\-.!|<>~&$:@/=]/g, (char) => `&#${char.codePointAt(0)};`);
}

/**
 * One line of visible characters: control, zero-width and bidirectional ones are left out, and fillers. Runs of blanks
 * become one; a single no-break space stays, which keeps a number and its unit on one line.
 */
export function visibleText(text: string, limit = 300): string {
  const cut = text.length > limit * 2 ? text.slice(0, limit * 2) : text;
  const visible = cut
    .replace(/\s+/g, (run) => (run === NO_BREAK_SPACE ? run : ' '))
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu, '');
  return visible.length > limit ? `${visible.slice(0, limit - 1)}…` : visible;
}

/**
 * Foreign text as code, for names and ARNs: nothing in it is markdown. The editor puts icons for `$(name)` even
 * into code, and a bar ends a table's cell even there: what has them is shown as plain text.
 */
export function code(text: string, limit = 300): string {
  const visible = visibleText(text, limit).replaceAll('`', "'");
  if (visible.includes('$(') || visible.includes('|')) return plain(text, limit);
  return visible === '' ? '' : `\`${visible}\``;
}

/** Markdown whose links may start the named commands and no others. Never HTML. */
export function trustedMarkdown(value: string, enabledCommands: readonly string[]): MarkdownString {
  const markdown = new MarkdownString(value, true);
  markdown.isTrusted = { enabledCommands };
  markdown.supportHtml = false;
  return markdown;
}

/** A link that starts a command with arguments. The text must be ours. */
export function commandLink(text: string, command: string, ...args: readonly unknown[]): string {
  // A parenthesis in an argument would end the link.
  const encoded = encodeURIComponent(JSON.stringify(args)).replaceAll('(', '%28').replaceAll(')', '%29');
  const query = args.length > 0 ? `?${encoded}` : '';
  return `[${text}](command:${command}${query})`;
}
