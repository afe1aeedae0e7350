import type { Unread } from '../../domain/declared/template.ts';
import type { Source } from '../reader.ts';
import { type Forest, forestOf } from '../tree/forest.ts';
import { at, entriesOf } from '../tree/node.ts';
import { nodesOf } from '../tree/nodes.ts';
import { isLogicalId } from './stack.ts';

/** Most times that a text is parsed again. */
const MAX_REPAIRS = 4;

interface Read {
  readonly source: Source;
  readonly forest: Forest;
  /** Resources that were read. */
  readonly count: number;
}

/**
 * Reads a template whose syntax the parser gives up on: brackets that close at the margin, which CloudFormation takes, and
 * half-typed ones behind which nothing more is read. Each repair keeps the length, so that places stay right; a repair
 * with which no more resources are read is dropped. The text is parsed once where it is good.
 */
export function recoveredForest(source: Source): { readonly source: Source; readonly forest: Forest } {
  const first = readOnce(source);
  let best = first;
  let isBroken = false;
  for (let time = 0; time < MAX_REPAIRS && isCut(best); time += 1) {
    const text = time === 0 ? withBracketsJoined(best.source.text) : withoutError(best);
    if (text === best.source.text) continue;
    const next = readOnce({ ...source, text });
    if (next.count > best.count) {
      best = next;
      isBroken ||= time > 0;
    } else if (time > 0) break;
  }
  const told = isBroken ? first.forest.unread.slice(0, 1) : [];
  const { roots, unread } = best.forest;
  return { source: best.source, forest: { roots, unread: [...told, ...unread] } };
}

function readOnce(source: Source): Read {
  const forest = forestOf(source);
  let count = 0;
  for (const root of forest.roots) {
    const resources = entriesOf(at(root, 'Resources')).filter(({ key }) => isLogicalId(key.text));
    count = Math.max(count, resources.length);
  }
  return { source, forest, count };
}

const isSyntax = ({ why }: Unread): boolean => why === 'syntax';

/** True if errors of syntax hide resources: fewer were read than have a type. */
function isCut({ source, forest, count }: Read): boolean {
  if (!forest.unread.some(isSyntax)) return false;
  const types = source.text.match(
    /^[ \t]{1,40}["']?Type["']?[ \t]{0,40}:[ \t]{0,40}["']?AWS::\w{1,64}::\w{1,64}["']?[ \t]*\r?$/gm,
  );
  return (types?.length ?? 0) > count;
}

/** No block of YAML begins with a closing bracket, so that its line goes on with the one before. */
function withBracketsJoined(text: string): string {
  return text.replace(/\r?\n[ \t]*(?=[}\]])/g, (gap: string, offset: number) => {
    const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
    // A comment would take the bracket with it, and a block scalar's first line has no room for it.
    return /#|[|>][+\d-]{0,2}$/.test(line) ? gap : ' '.repeat(gap.length);
  });
}

/**
 * Without the rest of the line in which the first error stands: of a bracket too many only that, of a quote without an end
 * the line in which it begins.
 */
function withoutError({ source: { text }, forest }: Read): string {
  const place = forest.unread.find(isSyntax)?.at.start;
  if (place === undefined) return text;
  const rest = restOfLine(text, place);
  if (rest !== '') return blanked(text, place, (/^[}\]]+/.exec(rest)?.[0] ?? rest).length);
  const quote = openQuote(forest, text, place);
  return quote === undefined ? text : blanked(text, quote, restOfLine(text, quote).length);
}

function restOfLine(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? text.length : end).trimEnd();
}

/** Where the last quoted text before an error begins, if it goes on until there. */
function openQuote({ roots }: Forest, text: string, place: number): number | undefined {
  let found: number | undefined;
  for (const root of roots) {
    for (const { kind, at: own } of nodesOf(root)) {
      const isOpen = kind === 'scalar' && own.start < place && place <= own.end + 1;
      const isQuoted = isOpen && /["']/.test(text.charAt(own.start));
      if (isQuoted && (found === undefined || own.start > found)) found = own.start;
    }
  }
  return found;
}

const blanked = (text: string, start: number, length: number): string =>
  text.slice(0, start) + ' '.repeat(length) + text.slice(start + length);
