import { revealUnseen } from '../domain/text/unseen.ts';

/** A profile's name for the eye: two names are never shown alike, whatever characters they have. */
export const profileText = (name: string): string => revealUnseen(name);
