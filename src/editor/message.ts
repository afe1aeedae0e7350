import { visibleText } from './markdown.ts';

/** No message is longer, in characters. */
const MAX_MESSAGE = 600;

/**
 * A text with foreign parts for a notification, or the title and prompt of an input box. The editor makes links
 * there of `[text](address)`, which may even start commands, and icons of `$(name)`: there are none left in it.
 */
export function plainMessage(text: string): string {
  return visibleText(text, MAX_MESSAGE).replaceAll(/[\]$](?=\()/g, '$&\u200B');
}
