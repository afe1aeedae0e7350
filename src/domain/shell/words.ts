/** A bare run, or a quoted one, or a single quote between quoted ones: what `quoted` writes for a POSIX shell. */
const PART = /[\w./:+=@-]+|'([^']*)'|"([^"$`\\!]*)"|\\(')/y;

/** The words of a line that `commandLine` wrote for a POSIX shell; undefined for any other line. */
export function wordsOf(line: string): readonly string[] | undefined {
  const words: string[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const word = wordAt(line, at);
    if (!word) return undefined;
    words.push(word.text);
    at = word.end;
    if (at < line.length && line[at] !== ' ') return undefined;
  }
  return line.endsWith(' ') ? undefined : words;
}

function wordAt(line: string, start: number): { readonly text: string; readonly end: number } | undefined {
  let text = '';
  PART.lastIndex = start;
  let end = start;
  for (let part = PART.exec(line); part; part = PART.exec(line)) {
    text += part[1] ?? part[2] ?? part[3] ?? part[0];
    end = PART.lastIndex;
  }
  return end > start ? { text, end } : undefined;
}
