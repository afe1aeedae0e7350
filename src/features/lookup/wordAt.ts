import { MAX_NAME_LENGTH, MAX_QUALIFIER_LENGTH } from '../../domain/arn/functionArn.ts';

/** A word as it may name a function, with or without a qualifier. */
const WORD = /[a-zA-Z0-9_-]+(?:[.:][a-zA-Z0-9_$-]+)*/g;
/** Text after a word that is a key: `name: value`, `"name": "value"`, `name = "value"`. */
const VALUE = /^["']?\s*(?::\s+|:(?=["'])|=>?\s*)["']?([a-zA-Z0-9_-][a-zA-Z0-9_.:$-]*)/;

/** Keys whose value is a function: `FunctionName`, `function_name`, `name`, `lambda`. */
const KEY = /name$|function|lambda/i;

const LONGEST = MAX_NAME_LENGTH + 1 + MAX_QUALIFIER_LENGTH;

/**
 * The word that a position stands on or right behind; on the key of a name, its value. Empty where there is none.
 * @param text the characters around the position; of a long line not all of it
 */
export function wordAt(text: string, position: number): string {
  const match = [...text.matchAll(WORD)].find(
    ({ index, 0: word }) => index <= position && position <= index + word.length,
  );
  if (!match) return '';
  const [word] = match;
  const [, value] = KEY.test(word) ? (VALUE.exec(text.slice(match.index + word.length)) ?? []) : [];
  const wanted = value ?? word;
  return wanted.length > LONGEST ? '' : wanted.replace(/[.:]+$/, '');
}
