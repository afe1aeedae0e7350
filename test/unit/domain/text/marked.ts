/** A text in which «…» marks what a finder should find. */
export interface MarkedText {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

export function unmark(marked: string): MarkedText {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const piece of marked.split(/(?=[«»])/)) {
    if (piece.startsWith('«')) spans.push({ start: text.length, end: text.length + piece.length - 1 });
    text += piece.replace(/^[«»]/, '');
  }
  return { text, spans };
}
