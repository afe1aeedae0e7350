import { groupsAndArns, isLiteralName, named } from './groupsAndArns.ts';
import { blockAt, isBlank, isInComment, type Line, linesOf, type Placed, VALUE, valueIn } from './lines.ts';
import type { Mark } from './mark.ts';
import { distinct, mark, matches } from './patterns.ts';

const FUNCTION_TYPE = /^\s*"?Type"?\s*:\s*["']?AWS::(?:Lambda|Serverless)::Function["']?\s*,?\s*$/;

/** Logical ids of functions with the offset of each: the key above the line with the type that is indented less. */
export function stackFunctions(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const lines = linesOf(text);
  for (const [index, { text: line, indent }] of lines.entries()) {
    if (!FUNCTION_TYPE.test(line)) continue;
    const owner = lines.slice(0, index).findLast((above) => above.indent < indent && !isBlank(above));
    const key = owner && /^\s*"?([A-Za-z0-9]+)"?\s*:\s*\{?\s*(?:#.*)?$/.exec(owner.text);
    if (owner && key?.[1] !== undefined) found.set(key[1], owner.start + owner.text.indexOf(key[1]));
  }
  return found;
}

export function stackMarks(text: string, functions: ReadonlyMap<string, number>): readonly Mark[] {
  const declarations = [...functions].map(([id, start]) => mark('declaration', start, id, id));
  const id = '([A-Za-z0-9]+)';
  const uses = [
    ...matches(text, 'getAtt', new RegExp(String.raw`!GetAtt\s+["']?${id}\.`, 'g')),
    ...matches(text, 'getAtt', new RegExp(String.raw`!GetAtt\s*\[\s*["']?${id}`, 'g')),
    ...matches(text, 'getAtt', new RegExp(String.raw`"?Fn::GetAtt"?\s*:\s*\[?\s*(?:-\s*)?["']?${id}`, 'g')),
    ...matches(text, 'ref', new RegExp(String.raw`!Ref\s+["']?${id}`, 'g')),
    ...matches(text, 'ref', new RegExp(String.raw`"?\bRef"?\s*:\s*["']?${id}`, 'g')),
    ...matches(text, 'sub', new RegExp(String.raw`\$\{${id}(?:\.[A-Za-z]+)?\}`, 'g')),
    ...matches(text, 'dependsOn', new RegExp(String.raw`"?DependsOn"?\s*:\s*["']?${id}`, 'g')),
  ].filter(({ means = '', start }) => functions.has(means) && !isInComment(text, start));
  return [...declarations, ...distinct(uses)];
}

/** Names in CloudFormation and SAM: properties with a name, dependencies in lists, log groups and ARNs. */
export function stackNames(text: string, functions: ReadonlyMap<string, number>): readonly Mark[] {
  const own = new Map<string, string>();
  const declared = [...functions].flatMap(([id, at]) => {
    const value = propertyIn(blockAt(text, at), 'FunctionName');
    if (!value) return [];
    own.set(value.value, id);
    return [{ kind: 'nameProperty', start: value.start, end: value.end, means: id }];
  });
  const taken = new Set(declared.map(({ start }) => start));
  const others = linesOf(text).flatMap((line) => {
    const value = valueIn(line, 'FunctionName');
    const isName = value && isLiteralName(value.value) && !taken.has(value.start);
    return isName && !/!Ref|!GetAtt|!ImportValue/.test(line.text) ? [named('nameProperty', value, own)] : [];
  });
  return [...declared, ...others, ...dependencies(text, functions), ...groupsAndArns(text, own)];
}

function subIn(line: Line): Placed | undefined {
  const match = new RegExp(String.raw`^\s*(?:!Sub\s+|"?Fn::Sub"?\s*:\s*)${VALUE}`).exec(line.text);
  const value = match?.[1]?.trimEnd();
  if (!match || value === undefined) return undefined;
  const start = line.start + match[0].lastIndexOf(value);
  return { value, start, end: start + value.length };
}

/** A property of a resource: in a line of its own, or with `Fn::Sub` in the line below. */
function propertyIn(block: readonly Line[], key: string): Placed | undefined {
  const head = block.findIndex((line) => /^\s*"?Properties"?\s*:/.test(line.text));
  const properties = head < 0 ? [] : block.slice(head + 1);
  const indent = properties.find((line) => !isBlank(line))?.indent;
  const index = properties.findIndex(
    (line) => line.indent === indent && new RegExp(String.raw`^\s*"?${key}"?\s*:`).test(line.text),
  );
  const [line, below] = index < 0 ? [] : properties.slice(index, index + 2);
  return line && (valueIn(line, key) ?? (below && subIn(below)));
}

/** `DependsOn` with a list, in a line or below it. */
function dependencies(text: string, functions: ReadonlyMap<string, number>): readonly Mark[] {
  const lists = [...text.matchAll(/"?DependsOn"?\s*:\s*(\[[^\]]*\]|(?:\s*\n\s*-[^\n]*)+)/g)];
  return lists.flatMap((list) => {
    const [whole, items = ''] = list;
    const from = list.index + whole.length - items.length;
    return [...items.matchAll(/[A-Za-z0-9]+/g)]
      .filter(([id]) => functions.has(id))
      .map((item) => {
        const start = from + item.index;
        return { kind: 'dependsOn', start, end: start + item[0].length, means: item[0] };
      });
  });
}
