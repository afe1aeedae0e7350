import { groupsAndArns, named } from './groupsAndArns.ts';
import { isInComment } from './lines.ts';
import type { Mark } from './mark.ts';

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

/** Integrations of an OpenAPI document. */
export function integrationNames(text: string): readonly Mark[] {
  return [...text.matchAll(/\/functions\/(\$\{[\w.:]+\})\/invocations/g)].map((match) => {
    const [, value = ''] = match;
    const start = match.index + '/functions/'.length;
    return { kind: 'invocationUri', start, end: start + value.length };
  });
}
