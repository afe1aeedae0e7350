import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** A function or a file, and how many lines it has. */
export interface Sized {
  readonly lines: number;
  /** File with line and name, or the file. */
  readonly place: string;
}

/** Measurements of one folder. */
export interface FolderSizes {
  readonly folder: string;
  readonly functions: readonly Sized[];
  readonly files: readonly Sized[];
}

/** A node of the syntax tree, as far as it concerns us. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
/** Name of the function; it belongs to its lines. */
const NAMED = new Set(['MethodDefinition', 'VariableDeclarator', 'Property', 'PropertyDefinition']);

/**
 * The sizes of all functions and files below a folder, by the folders in it: functions of every kind, methods and arrow
 * functions included, each with all lines of the functions in it.
 */
export function measure(top: string): readonly FolderSizes[] {
  const files = readdirSync(top, { recursive: true, encoding: 'utf8' }).filter(isSource).toSorted();
  const byFolder = Map.groupBy(files, (file) => (file.includes(sep) ? (file.split(sep)[0] ?? '') : '.'));
  return [...byFolder].map(([folder, names]) => {
    const read = names.map((name) => measureFile(join(top, name), name));
    return {
      folder,
      functions: read.flatMap(({ functions }) => functions),
      files: read.map(({ file }) => file),
    };
  });
}

const isSource = (file: string): boolean => file.endsWith('.ts') && !file.endsWith('.d.ts');

function measureFile(path: string, name: string) {
  const text = readFileSync(path, 'utf8');
  return { functions: functionsIn(text, name), file: { lines: lineCount(text), place: name } };
}

const lineCount = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** The functions of a source text. */
export function functionsIn(text: string, file: string): readonly Sized[] {
  const lineAt = lineFinder(text);
  const found: Sized[] = [];
  walk(parseAst(text, { lang: 'ts' }, file), undefined, (node, parent) => {
    if (!FUNCTIONS.has(node.type)) return;
    const whole = parent && NAMED.has(parent.type) ? parent : node;
    const [first, last] = [lineAt(whole.start), lineAt(node.end)];
    found.push({ lines: last - first + 1, place: `${file}:${first} ${nameOf(node, whole)}`.trimEnd() });
  });
  return found;
}

function walk(value: unknown, parent: Node | undefined, visit: (node: Node, parent?: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  const node = isNode(value) ? value : undefined;
  if (node) visit(node, parent);
  for (const child of Object.values(value)) walk(child, node ?? parent, visit);
}

const isNode = (value: object): value is Node =>
  'type' in value && typeof value.type === 'string' && 'start' in value && 'end' in value;

function nameOf(node: Node, whole: Node): string {
  const { id } = node as { id?: { name?: string } | null };
  const { key, id: variable } = whole as { key?: { name?: string }; id?: { name?: string } | null };
  return id?.name ?? key?.name ?? variable?.name ?? '';
}

/** The line of a position, from 1 on. */
function lineFinder(text: string): (position: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (position) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= position) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

const HEAD = ['', 'functions', 'p50', 'p90', 'p99', 'longest', 'files', 'p50', 'p90', 'p99', 'longest'];

/** One line for each folder, and one for all of them. */
export function sizesTable(top: string, folders: readonly FolderSizes[]): string {
  const total: FolderSizes = {
    folder: `${relative(process.cwd(), top) || '.'}, all`,
    functions: folders.flatMap(({ functions }) => functions),
    files: folders.flatMap(({ files }) => files),
  };
  const rows = [...folders, total].map(({ folder, functions, files }) =>
    [folder, ...columns(functions), ...columns(files)].map(String),
  );
  return [HEAD, ...rows].map((row) => row.map(padded).join('  ')).join('\n');
}

const padded = (cell: string, column: number): string =>
  column === 0 ? cell.padEnd(16) : cell.padStart(Math.max(5, HEAD[column]?.length ?? 0));

function columns(sized: readonly Sized[]): readonly number[] {
  const lines = sized.map((each) => each.lines).toSorted((a, b) => a - b);
  return [lines.length, ...[50, 90, 99, 100].map((percent) => percentile(lines, percent))];
}

/** The smallest value that so many percent of all are at most as large as. */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
}

/** Everything over so many lines, the longest first. */
export const longest = (sized: readonly Sized[], over: number): readonly Sized[] =>
  sized.filter(({ lines }) => lines > over).toSorted((a, b) => b.lines - a.lines);
