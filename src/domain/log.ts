/** Where the code reports what it does, in English. The editor's `LogOutputChannel` is one. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** The most of one entry that is kept, in characters: room for a stack, not for an answer of megabytes. */
const MAX_ENTRY = 10_000;

/** Characters that a terminal or a viewer executes instead of showing: control, bidirectional and zero-width characters. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/gu;

/**
 * A text as one entry of a log. Messages quote what others wrote: nothing in it can colour or erase what was
 * written before, and a further line is indented, so that none can pose as an entry of its own.
 */
export function logText(message: string): string {
  const cut = message.length > MAX_ENTRY ? `${message.slice(0, MAX_ENTRY)}…` : message;
  return cut
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSEEN, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`)
    .replaceAll('\n', '\n    ');
}
