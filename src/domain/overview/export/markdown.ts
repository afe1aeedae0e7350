import {
  cellsOf,
  COLUMNS,
  type ExportSource,
  type ExportWords,
  oneLine,
  recordOf,
  rulesIn,
} from './record.ts';

/** Markdown for people: a table of the rows, the rules that found something, and what could not be read. */
export function toMarkdown(source: ExportSource, words: ExportWords): string {
  const { rows, failures, complete, region, accountId, generatedAt } = source;
  const where = [accountId, region, generatedAt.toISOString()].filter((part) => part !== '');
  const rules = rulesIn(rows, words).map(
    ({ id, severity, title, fact, remedy }) =>
      `- **${escape(id)}** (${severity}): ${[title, fact, remedy].map((text) => escape(oneLine(text))).join(' ')}`,
  );
  const blocks = [
    [`# ${escape(words.title)}`],
    [where.map(escape).join(' · ')],
    complete ? [] : [escape(words.incomplete)],
    table(
      COLUMNS,
      rows.map((row) => cellsOf(recordOf(row, words))),
    ),
    rules,
    failures.map(({ name, message }) => `- **${escape(name)}**: ${escape(oneLine(message))}`),
  ];
  const filled = blocks.filter((block) => block.length > 0);
  return `${filled.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((cells) => line(cells.map((cell) => escape(cell)))),
  ];
}

/**
 * Text that Markdown shows as it is, in one line: a backslash before what it may take for markup, links without
 * brackets included; a line break is `<br>`, the only markup; other white space at an end, and control characters,
 * are character references.
 */
function escape(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>#+!|~&$@^=]|:(?=\/\/)|(?<=www)\./giu, String.raw`\$&`)
    .replaceAll('\n', '<br>')
    .replaceAll(/^\s|\s$|\p{Cc}/gu, (character) => `&#${character.codePointAt(0)};`);
}
