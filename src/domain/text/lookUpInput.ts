import { type ParsedRef, parseFunctionRef, type RefProblem } from '../arn/functionArn.ts';
import { ANY, findArnAt } from './findArn.ts';
import { type Place, resolveArn, type Unresolved } from './resolveArn.ts';

/** Longer texts are no reference to one function, whatever stands around it. In characters. */
const MAX_INPUT = 2048;
/** A name or ARN whose end was left out: `…:function:orders...`. */
const SHORTENED = /(?<name>[\w-]{1,64})(?:\.{3}|…)[\s"'`)>\]},;]{0,8}$/;
/** Characters around a name that a selection or the clipboard adds. */
const AROUND = /^[\s"'`(<[{]*|[\s"'`)>\]},;]*$/g;

/**
 * Reads what a person typed, pasted or selected for a look-up: a name or ARN in all its forms, also with quotes around,
 * percent-encoded, as an invoke ARN, with `|` before the qualifier, or with `:*` for all qualifiers. Placeholders that
 * mean the place are filled in from it.
 */
export function readLookUp(text: string, place: Place): ParsedRef {
  const shortened = SHORTENED.exec(text)?.groups?.['name'];
  if (shortened !== undefined) return { ok: false, problem: { kind: 'continues', value: shortened } };
  const direct = parseFunctionRef(text);
  if (direct.ok || text.length > MAX_INPUT) return direct;
  return arnIn(text, place) ?? nameIn(text) ?? direct;
}

/** The first function's ARN of a text. */
function arnIn(text: string, place: Place): ParsedRef | undefined {
  for (const { index } of text.matchAll(/:function:|%(?:25)*3Afunction%(?:25)*3A/gi)) {
    const match = findArnAt(text, index);
    if (!match) continue;
    const resolution = resolveArn(match, place);
    if (resolution.ok) return { ok: true, ref: resolution.arn };
    return { ok: false, problem: problemOf(resolution.unresolved, match.parts.name) };
  }
  return undefined;
}

function problemOf(unresolved: Unresolved, name: string): RefProblem {
  switch (unresolved.kind) {
    case 'continues':
      return { kind: 'continues', value: name };
    case 'invalid':
      return unresolved.problem;
    case 'stageVariable':
    case 'variable':
    case 'place':
      return { kind: 'placeholder', placeholder: unresolved.placeholder ?? ANY };
    default:
      return unresolved satisfies never;
  }
}

/** A name with what stands around it taken away; undefined where that is none either. */
function nameIn(text: string): ParsedRef | undefined {
  const bare = decodedText(text.replace(AROUND, ''))
    .replace(/^([\w.-]+)\|(?=[\w$-]+$)/, '$1:')
    .replace(/^([^*?]+):\*$/, '$1');
  const parsed = parseFunctionRef(bare);
  return parsed.ok ? parsed : undefined;
}

function decodedText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
