/**
 * How programs on Windows get their arguments, read by the documented rules: there is no Windows here. Each reader is
 * strict: it throws at whatever its shell may take for more than a character of a word.
 */

/** The arguments in a command line, as a C program reads them (Microsoft, "Parsing C command-line arguments"). */
export function argumentsOf(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let inQuotes = false;
  for (let at = 0; at < line.length; at += 1) {
    const backslashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    if (backslashes > 0) {
      const beforeQuote = line[at + backslashes] === '"';
      word = (word ?? '') + '\\'.repeat(beforeQuote ? Math.floor(backslashes / 2) : backslashes);
      at += backslashes - 1;
      if (beforeQuote && backslashes % 2 === 1) {
        word += '"';
        at += 1;
      }
    } else if (line[at] === '"') {
      word ??= '';
      inQuotes = !inQuotes;
    } else if (/[ \t]/.test(line[at] ?? '') && !inQuotes) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + line[at];
    }
  }
  if (inQuotes) throw new Error(`A quote stays open: ${line}`);
  return word === undefined ? words : [...words, word];
}

/** cmd: variables are expanded between quotes too; outside of them, operators and carets count. */
export function cmdArguments(line: string): readonly string[] {
  if (/[%!\r\n]/.test(line)) throw new Error(`cmd expands it: ${line}`);
  const outside = line.replaceAll(/"[^"]*"/g, '');
  if (/["&|<>()^]/.test(outside)) throw new Error(`cmd takes it for an operator: ${line}`);
  return argumentsOf(line);
}

/** PowerShell 5.1 to 7.2, which quotes what has blanks in it and changes nothing else. */
export function powershellArguments(line: string): readonly string[] {
  const words = powershellWords(line);
  return argumentsOf(words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' '));
}

const SINGLE = `'‘’‚‛`;
const DOUBLE = `"“”„`;

function powershellWords(line: string): readonly string[] {
  const words: string[] = [];
  for (let rest = line; rest !== '';) {
    const { word, after } = powershellWord(rest);
    words.push(word);
    rest = after.replace(/^ +/, '');
  }
  return words;
}

function powershellWord(text: string): { readonly word: string; readonly after: string } {
  const quote = text[0] ?? '';
  if (SINGLE.includes(quote) || DOUBLE.includes(quote)) return quotedWord(text);
  const bare = /^[^ ]+/.exec(text)?.[0] ?? '';
  if (!/^[\w./:+=@-]+$/.test(bare) || bare.startsWith('@')) throw new Error(`PowerShell parses it: ${bare}`);
  if (/^-.*[.:]/.test(bare)) throw new Error(`PowerShell cuts it in two: ${bare}`);
  const isNumber = /^[+-]?(?:\d+|\d*\.\d+|\d+\.\d*|0x[\da-f]+)(?:e[+-]?\d+)?[a-z]*$/i.test(bare);
  if (isNumber && String(Number(bare)) !== bare) throw new Error(`PowerShell takes it for a number: ${bare}`);
  return { word: bare, after: text.slice(bare.length) };
}

function quotedWord(text: string): { readonly word: string; readonly after: string } {
  const isSingle = SINGLE.includes(text[0] ?? '');
  const quotes = isSingle ? SINGLE : DOUBLE;
  let word = '';
  for (let at = 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (!isSingle && /[$`]/.test(character)) throw new Error(`PowerShell expands it: ${text}`);
    if (!quotes.includes(character)) word += character;
    else if (quotes.includes(text[at + 1] ?? ' ')) {
      at += 1;
      word += text[at];
    } else if (text[at + 1] === undefined || text[at + 1] === ' ') return { word, after: text.slice(at + 1) };
    else throw new Error(`PowerShell ends the word early: ${text}`);
  }
  throw new Error(`A quote stays open: ${text}`);
}
