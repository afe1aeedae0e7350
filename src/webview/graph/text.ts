/** Puts values into the places of a text: `{0}`, `{1}`… */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => textOf(values[Number(index)] ?? place));
}

/** The same for values of any type. */
export function fillWith<T>(text: string, ...values: readonly T[]): readonly (string | T)[] {
  return text.split(/(\{\d+\})/).map((part) => {
    const index = /^\{(\d+)\}$/.exec(part)?.[1];
    return index === undefined ? part : (values[Number(index)] ?? part);
  });
}

/** Numbers as the editor's language writes them, which is the browser's too. */
const textOf = (value: string | number): string =>
  typeof value === 'string' ? value : new Intl.NumberFormat().format(value);
