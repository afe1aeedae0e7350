import { isInComment } from './lines.ts';
import type { Mark } from './mark.ts';
import { mark, matches } from './patterns.ts';

const CONSTRUCT =
  /(?:(?:const|let|this\.|self\.)?\s*([\w.]+)\s*=\s*)?(?:new\s+)?(?:[\w.]+\.)?\b(?:NodejsFunction|PythonFunction|GoFunction|DockerImageFunction|Function)\(\s*(?:this|self|scope|stack)\s*,\s*(?:id\s*=\s*)?["'`]([^"'`$]+)["'`](?!\s*\+)/g;

/** Constructs of functions by their ids, and the variables that hold them. */
export function constructMarks(text: string): readonly Mark[] {
  const marks: Mark[] = [];
  for (const match of text.matchAll(CONSTRUCT)) {
    const [whole, variable, id = ''] = match;
    if (isInComment(text, match.index + whole.length)) continue;
    marks.push(mark('declaration', match.index + whole.lastIndexOf(id), id, id));
    const name = variable?.split('.').at(-1);
    const isOnce =
      name !== undefined &&
      [...text.matchAll(new RegExp(String.raw`\b${name}\s*[=:][^=]`, 'g'))].length === 1;
    marks.push(...ownName(text, match.index + whole.length, id), ...(isOnce ? passedOn(text, name, id) : []));
    if (name === undefined || [...text.matchAll(new RegExp(String.raw`\b${name}\s*=[^=]`, 'g'))].length > 1)
      continue;
    const uses = new RegExp(
      String.raw`\b(${name})\.(?:functionArn|functionName|function_arn|function_name|grantInvoke|grant_invoke|currentVersion|addAlias|addEventSource|add_event_source)\b`,
      'g',
    );
    marks.push(
      ...matches(text, 'use', uses)
        .filter(({ start }) => !isInComment(text, start))
        .map((one) => ({ ...one, means: id })),
    );
  }
  return marks;
}

/** The function's name among the arguments of a construct. */
function ownName(text: string, at: number, means: string): readonly Mark[] {
  const found = /\b(?:functionName|function_name)\s*[:=]\s*["'`]([^"'`\n]+)["'`]/.exec(argumentsAt(text, at));
  const [whole, name] = found ?? [];
  if (!found || whole === undefined || name === undefined) return [];
  const start = at + found.index + whole.lastIndexOf(name);
  return [{ kind: 'nameProperty', start, end: start + name.length, means }];
}

/** The text from a place inside brackets to their end. */
function argumentsAt(text: string, at: number): string {
  let depth = 1;
  for (let end = at; end < text.length; end += 1) {
    if ('([{'.includes(text.charAt(end))) depth += 1;
    if (')]}'.includes(text.charAt(end))) depth -= 1;
    if (depth === 0) return text.slice(at, end);
  }
  return '';
}

/** The variable as an argument or an item; only names of six letters and more, which texts seldom use for other things. */
function passedOn(text: string, name: string, means: string): readonly Mark[] {
  if (name.length < 6) return [];
  const pattern = new RegExp(
    String.raw`(?<=[(,[]\s*(?:this\.|self\.)?|(?:handler|fn|function|lambdaFunction|lambda_function)\s*[:=]\s*(?:this\.|self\.)?)${name}(?=\s*[,)\]])`,
    'g',
  );
  return [...text.matchAll(pattern)]
    .filter(({ index }) => !isInComment(text, index))
    .map(({ index }) => ({ kind: 'variable', start: index, end: index + name.length, means }));
}
