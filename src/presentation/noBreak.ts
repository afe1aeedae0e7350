/** Keeps a number and its unit on one line: narrow pages would break between them. */
export const noBreak = (text: string): string => text.replaceAll(' ', '\u00A0');

/** The same with normal blanks again, for what leaves the editor: files are searched as people type. */
export const withBlanks = (text: string): string => text.replaceAll('\u00A0', ' ');
