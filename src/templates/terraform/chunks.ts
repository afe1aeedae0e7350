/** A stretch of a text, `end` exclusive. */
interface Chunk {
  readonly start: number;
  readonly end: number;
}

const TOP_LEVEL =
  /^(?:resource|data|module|variable|locals|output|provider|terraform|moved|import|check|removed|ephemeral|action)(?:[ \t]+["\w-][^\n{]{0,500})?[ \t]*\{/;
const HEREDOC = /<<-?([A-Za-z_][\w-]{0,100})[ \t]*\r?$/;

/**
 * Cuts a text before the lines that begin a block of the outermost level, so that what is not finished in one block costs
 * none of the others. Lines of heredocs that have an end begin none.
 */
export function chunksOf(text: string): readonly Chunk[] {
  const lines = linesOf(text);
  const lastLines = new Map(lines.map(({ start, end }, index) => [text.slice(start, end).trim(), index]));
  const starts: number[] = [];
  let terminator: string | undefined;
  for (const [index, { start, end }] of lines.entries()) {
    const line = text.slice(start, Math.min(end, start + 2_000));
    if (terminator !== undefined) {
      if (line.trim() === terminator) terminator = undefined;
      continue;
    }
    if (TOP_LEVEL.test(line)) starts.push(start);
    const opens = HEREDOC.exec(text.slice(Math.max(start, end - 200), end))?.[1];
    if (opens !== undefined && (lastLines.get(opens) ?? -1) > index) terminator = opens;
  }
  const edges = starts[0] === 0 ? starts : [0, ...starts];
  return edges.map((start, index) => ({ start, end: edges[index + 1] ?? text.length }));
}

function linesOf(text: string): readonly Chunk[] {
  const lines: Chunk[] = [];
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}
