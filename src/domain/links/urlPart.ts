/** A text as one part of an address. A lone surrogate, which has no encoding, stands as U+FFFD. */
export const urlPart = (text: string): string => encodeURIComponent(text.toWellFormed());
