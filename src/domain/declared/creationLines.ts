import { membersOf } from '../typeGuards.ts';
import type { AssembledConstruct, SourceLine } from './resolution.ts';

/** Most lines of one stack that are read: the CDK writes ten. */
const MOST_LINES = 100;
const LONGEST_LINE = 1_000;

/**
 * The lines of app code in the stack with which a construct was created: `aws:cdk:creationStack` of its metadata, or the
 * `trace` of its logical id. Recent versions of the CDK write them (seen of 2.276), earlier ones only when asked.
 */
export function creationLines(entries: readonly unknown[]): readonly SourceLine[] {
  const members = entries.map(membersOf);
  const named = members.find(({ type }) => type === 'aws:cdk:logicalId');
  const stacks = members.filter(({ type }) => type === 'aws:cdk:creationStack').map(({ data }) => data);
  return [named?.['trace'], ...stacks].flatMap(linesOf).filter(({ file }) => isOfApp(file));
}

function linesOf(stack: unknown): readonly SourceLine[] {
  if (!Array.isArray(stack)) return [];
  return stack
    .slice(0, MOST_LINES)
    .flatMap((frame) => (typeof frame === 'string' ? (lineOf(frame) ?? []) : []));
}

/** `new Orders (/app/lib/orders.ts:12:5)`, `at /app/lib/orders.ts:12:5`. */
function lineOf(frame: string): SourceLine | undefined {
  if (frame.length > LONGEST_LINE) return undefined;
  const found = /(?:\(|^\s*at |^)((?:[A-Za-z]:)?[^():]+):(\d{1,7})(?::\d{1,7})?\)?$/.exec(frame);
  const [, file, line] = found ?? [];
  return file === undefined ? undefined : { file: file.trim(), line: Number(line) };
}

const isOfApp = (file: string): boolean =>
  !/node_modules|^node:|^internal\/|site-packages|<anonymous>/.test(file);

/** The source that a hover is on. */
export interface SourceFile {
  readonly path: string;
  /** The folder of the app. */
  readonly app: string;
  /** False: it was changed after the synthesis, or is being edited. Its lines are others then. */
  readonly isUnchanged: boolean;
}

/**
 * Adds to each construct the lines of a source that created it. Nothing is added where the synthesis names no source of this
 * kind in this place: the assembly was made elsewhere, or the app runs as compiled code.
 */
export function placedIn(
  constructs: readonly AssembledConstruct[],
  { path, app, isUnchanged }: SourceFile,
): readonly AssembledConstruct[] {
  const own = plain(path);
  const folder = `${plain(app).replace(/\/+$/, '')}/`;
  const ending = /\.\w+$/.exec(own)?.[0] ?? '';
  const isOfKind = ({ file }: SourceLine): boolean => {
    const named = plain(file);
    return named.startsWith(folder) && named.endsWith(ending);
  };
  if (!constructs.some(({ createdAt }) => createdAt?.some(isOfKind))) return constructs;
  return constructs.map((construct) => {
    const { createdAt } = construct;
    if (!createdAt) return construct;
    const here = createdAt.filter(({ file }) => plain(file) === own).map(({ line }) => line);
    return here.length === 0 || isUnchanged ? { ...construct, here } : construct;
  });
}

/** Windows writes drives in either case. */
const plain = (path: string): string => {
  const slashed = path.includes('\\') ? path.replaceAll('\\', '/') : path;
  return slashed[1] === ':' ? `${slashed.slice(0, 1).toLowerCase()}${slashed.slice(1)}` : slashed;
};
