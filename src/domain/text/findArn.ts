import type { ArnMatch } from './arnMatch.ts';
import { type Characters, startsWith } from './characters.ts';
import { goesOn } from './continuation.ts';
import { decoded } from './decoded.ts';
import { followsOpenArn } from './openArn.ts';
import { toTemplate } from './placeholders.ts';
import { arnAround, type ArnReading, MARKER } from './readArn.ts';

export { ANY, type ArnMatch, type ArnParts } from './arnMatch.ts';

/**
 * How many characters to either side of the cursor are looked at. An ARN has at most 256; the rest is room for
 * placeholders, for the wrapper of an API Gateway integration, and for the lines around.
 */
export const SCAN_WINDOW = 1024;

/**
 * The ARN of a function that the offset touches: complete, partial (`account:function:name`, also with the
 * Region before it), qualified, wrapped, templated, percent-encoded, or for all qualifiers or Regions. Undefined on
 * everything else: other resources, other wildcards, an ARN that is not written to its end, the end of one that
 * began in another string, and one that reaches out of the window.
 *
 * Reads at most SCAN_WINDOW characters to either side, in time linear in that, and never throws.
 */
export function findArnAt(text: string, offset: number): ArnMatch | undefined {
  if (!Number.isInteger(offset) || offset < 0 || offset > text.length) return undefined;
  const from = Math.max(0, offset - SCAN_WINDOW);
  const found = findIn(text.slice(from, offset + SCAN_WINDOW), offset - from);
  // An ARN at the window's edge may continue beyond it: no function's ARN is that long.
  if (!found || from + found.start <= offset - SCAN_WINDOW) return undefined;
  if (from + found.end >= offset + SCAN_WINDOW) return undefined;
  return { ...found, start: from + found.start, end: from + found.end };
}

/** As `findArnAt`, in the whole of a text. */
export function findIn(text: Characters, offset: number): ArnMatch | undefined {
  return findWritten(text, offset) ?? findEncoded(text, offset);
}

function findWritten(text: Characters, offset: number): ArnMatch | undefined {
  const template = toTemplate(text);
  for (let at = 0; at < text.length; at++) {
    if (!startsWith(text, at, MARKER)) continue;
    const found = arnAround(template, at);
    if (found && found.match.start <= offset && offset <= found.match.end) return inContext(text, found);
  }
  return undefined;
}

/** An ARN whose colons are written `%3A`, as in an address of the console. */
function findEncoded(text: Characters, offset: number): ArnMatch | undefined {
  const plain = decoded(text);
  if (!plain) return undefined;
  const found = findWritten(plain.text, plain.offsetOf(offset));
  if (!found || !plain.isEncoded(found.start, found.end)) return undefined;
  return { ...found, start: plain.placeOf(found.start), end: plain.placeOf(found.end) };
}

/** Meaning of an ARN by the text around it: none, if it is the end of one that began in another string. */
function inContext(text: Characters, { match, nameEnd }: ArnReading): ArnMatch | undefined {
  const { start, parts } = match;
  const span = { start, end: nameEnd };
  if (parts.partition === undefined && followsOpenArn(text, span)) return undefined;
  return goesOn(text, span) ? { ...match, continues: true } : match;
}
