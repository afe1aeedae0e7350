import { env } from 'vscode';
import { countText } from './count.ts';

/** A moment as the user's language writes it, to the minute: `23 Nov 2026, 20:11`. */
export function momentText(moment: Date): string {
  return new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}

/** The time of day alone, to the second: for what was read a moment ago. */
export function timeOfDayText(moment: Date): string {
  return new Intl.DateTimeFormat(env.language, { timeStyle: 'medium' }).format(moment);
}

let areLoaded = false;

/** Loads what numbers and moments of the user's language need, which takes 30 ms once: for when there is time. */
export function loadFormats(): void {
  if (areLoaded) return;
  areLoaded = true;
  momentText(new Date());
  countText(0);
}
