import { groupsAndArns, named } from './groupsAndArns.ts';
import { isInComment } from './lines.ts';
import type { Mark } from './mark.ts';
import { stackFunctions } from './stackMarks.ts';

/** `--function-name X`, `FunctionName: 'x'` of an SDK's call, log groups and ARNs, in any text. */
export function plainNames(text: string): readonly Mark[] {
  const none = new Map<string, string>();
  const places = (kind: string, pattern: RegExp): readonly Mark[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [whole, value = ''] = match;
      const start = match.index + whole.lastIndexOf(value);
      return isInComment(text, start) ? [] : [named(kind, { value, start, end: start + value.length }, none)];
    });
  return [
    ...places(
      'cli',
      /aws\s+lambda\s[^\n]*(?:\\\n[^\n]*)*?--function-name[ =]\\?["']?((?:\$\{[^}\n]*\}|[\w$-])+)(?![\w:$-])/g,
    ),
    ...places(
      'sdkCall',
      /(?:\binvoke|InvokeCommand|InvokeRequest|get_function\w*|update_function\w*)\(\s*\{?\s*(?:\w+[=:]\s*["']\w+["'],\s*)?FunctionName\s*[:=]\s*["']([\w-]+)["']/g,
    ),
    ...groupsAndArns(text, none),
  ];
}

/** Integrations of an OpenAPI document; their functions are those of a template in a folder above that includes the file. */
export function integrationNames(
  { path, text }: { readonly path: string; readonly text: string },
  all: readonly { readonly path: string; readonly text: string }[],
): readonly Mark[] {
  const included = all
    .filter((one) => isIncluding(one, path))
    .flatMap((one) => [...stackFunctions(one.text).keys()]);
  return [...text.matchAll(/\/functions\/(\$\{([\w.:]+)\})\/invocations/g)].map((match) => {
    const [, value = '', name = ''] = match;
    const start = match.index + '/functions/'.length;
    const id = name.replace(/\.Arn$/, '');
    const means = included.includes(id) ? { means: id } : {};
    return { kind: 'invocationUri', start, end: start + value.length, ...means };
  });
}

function isIncluding(
  { path: owner, text }: { readonly path: string; readonly text: string },
  path: string,
): boolean {
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1);
  const rest = path.startsWith(folder) ? path.slice(folder.length) : undefined;
  return [...text.matchAll(/^\s*Location:\s*["']?(?:\.\/)?([^\s"']+)/gm)].some(([, file]) => file === rest);
}
