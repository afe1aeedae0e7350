import { visibleText } from './markdown.ts';

/** No message is longer, in characters. */
const MAX_MESSAGE = 600;

/**
 * A text with foreign parts for a notification. The editor makes links there of `[text](address)`, which may
 * even start commands: there are none left in it.
 */
export function plainMessage(text: string): string {
  return withoutLinks(visibleText(text, MAX_MESSAGE));
}

const withoutLinks = (text: string): string => text.replaceAll('](', ']\u200B(');
