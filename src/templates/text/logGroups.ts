import type { Reference } from '../../domain/declared/template.ts';
import type { Source } from '../reader.ts';
import { nameReference, placesAfter } from './names.ts';

export const LOG_GROUP = '/aws/lambda/';

/** `/aws/lambda/NAME`, where it is a log group and no path of a file or an address. */
export function logGroupReferences(source: Source): readonly Reference[] {
  const { text } = source;
  return placesAfter(text, LOG_GROUP).flatMap((place) => {
    const before = text.slice(Math.max(0, place - LOG_GROUP.length - 1), place - LOG_GROUP.length);
    if (/[\w./~@}-]/.test(before) || isPrefix(text, place)) return [];
    const found = nameReference(source, place, 'logGroup');
    if (!found || isPath(text, found)) return [];
    return [found];
  });
}

/** `--log-group-name-prefix /aws/lambda/orders`: the beginning of many names. */
function isPrefix(text: string, place: number): boolean {
  const start = place - LOG_GROUP.length;
  return /prefix\W{0,6}$/i.test(text.slice(Math.max(0, start - 16), start));
}

/** Behind the name of a log group stands no further step, and no dot in it: functions' names have none. */
function isPath(text: string, { at: { start, end } }: Reference): boolean {
  const name = text.slice(start, end);
  return /^[/\\]\w/.test(text.slice(end, end + 2)) || (/^[\w.-]+$/.test(name) && name.includes('.'));
}
