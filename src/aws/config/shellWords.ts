/**
 * Splits a text into words as a POSIX shell does, and as the AWS CLI does it with `credential_process` and with section
 * names (Python's `shlex.split`): quotes and backslashes count, nothing is expanded. Undefined where a quote is not
 * closed or a backslash is the last character.
 */
export function shellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const next = text[at + 1];
    if (quote !== '' && character === quote) quote = '';
    else if (character === '\\' && isEscape(quote, next)) {
      if (next === undefined) return undefined;
      word = (word ?? '') + next;
      at += 1;
    } else if (quote !== '') word = (word ?? '') + character;
    else if (character === '"' || character === "'") {
      quote = character;
      word ??= '';
    } else if (!/[ \t\r\n]/.test(character)) word = (word ?? '') + character;
    else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  if (quote !== '') return undefined;
  return word === undefined ? words : [...words, word];
}

/** In single quotes a backslash is one; in double quotes it escapes itself and the quote. */
function isEscape(quote: string, next: string | undefined): boolean {
  if (quote === "'") return false;
  return quote === '' || next === '"' || next === '\\';
}
