import { isInComment, type Placed } from './lines.ts';
import type { Mark } from './mark.ts';

export const isLiteralName = (value: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(value);

/** A literal name means a function of that name; anything else the one with the same expression, or nothing certain. */
export function named(kind: string, { value, start, end }: Placed, own: ReadonlyMap<string, string>): Mark {
  const means = own.get(value);
  const name = isLiteralName(value) ? { name: value } : {};
  return { kind, start, end, ...(means === undefined ? name : { means }) };
}

const EXPRESSION = String.raw`((?:[\w-]|\$\{[^}\s]*\}|\{\{[^}]*\}\})+)`;
const END = String.raw`(?=["'\x60\s:,)\]]|$)`;
const LOG_GROUP = new RegExp(String.raw`(?<![\w./~@}-])/aws/lambda/${EXPRESSION}${END}`, 'gm');
const ARN = new RegExp(
  String.raw`\barn:[^\s"'\x60:]{1,30}:lambda:[^\s"'\x60]{1,100}?:(?:\d{12}|\$\{[^}\s]{1,80}\}|\{[^}\s]{1,80}\}):function:${EXPRESSION}(?=["'\x60\s:,)\]/]|$)`,
  'gm',
);

/** Names behind `/aws/lambda/` and `:function:`; a reference in them has a mark of its own. */
export function groupsAndArns(text: string, own: ReadonlyMap<string, string>): readonly Mark[] {
  const places = (kind: string, pattern: RegExp): readonly Mark[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [whole, value = ''] = match;
      const start = match.index + whole.length - value.length;
      // The beginning of a name, or of several.
      if (
        value.endsWith('-') ||
        /prefix\W{0,6}$/i.test(text.slice(Math.max(0, match.index - 16), match.index))
      )
        return [];
      const isReference = /^\$\{(?:[A-Za-z0-9]+(?:\.\w+)?|aws_lambda[\w.[\]"]*|module\.[\w.[\]"]*)\}$/.test(
        value,
      );
      if (isReference && !own.has(value)) return [];
      return isInComment(text, start) ? [] : [named(kind, { value, start, end: start + value.length }, own)];
    });
  return [...places('logGroup', LOG_GROUP), ...places('arn', ARN)];
}
