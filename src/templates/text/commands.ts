import type { Reference } from '../../domain/declared/template.ts';
import type { Source } from '../reader.ts';
import { nameReference, placesAfter } from './names.ts';

export const OPTION = '--function-name';
/** How far before the option the command may have begun, and how far behind it may go on, in characters. */
const BEFORE = 800;
const AFTER = 200;
/** Between option and value: an equals sign, blanks, a continued line, quotes, or the comma of a list. */
const GAP = /^(?:=|[ \t]*\\\r?\n[ \t]*|[ \t]+|["'][ \t]*,[ \t\r\n]*)(?:\\?["'])?/;

/** `aws lambda … --function-name X` in scripts, workflows, Makefiles, and anywhere else. */
export function commandReferences(source: Source): readonly Reference[] {
  const { text } = source;
  return placesAfter(text, OPTION).flatMap((place) => {
    const gap = GAP.exec(text.slice(place, place + 200))?.[0];
    if (gap === undefined || !isLambda(text, place)) return [];
    return nameReference(source, place + gap.length, 'cli') ?? [];
  });
}

/** Azure has an option of the same name, so that the command has to be one of Lambda. */
function isLambda(text: string, place: number): boolean {
  const before = text.slice(Math.max(0, place - BEFORE), place);
  const after = text.slice(place, place + AFTER);
  if (/\bfunctionapp\b/.test(before.slice(-200))) return false;
  return /lambda/i.test(before) || /lambda/i.test(after);
}
