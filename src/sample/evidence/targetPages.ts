/** A page of a list, and the token of the next. */
export interface TokenPage {
  readonly items: readonly string[];
  readonly next?: string;
}

/** Cuts a page out of a list that is ordered. A token names the first item of its page; an unknown one starts from the beginning. */
export function tokenPage(all: readonly string[], size: number, token: string | null): TokenPage {
  const first = Buffer.from(token ?? '', 'base64').toString();
  const from = Math.max(0, all.indexOf(first));
  const next = all[from + size];
  return {
    items: all.slice(from, from + size),
    ...(next !== undefined && { next: Buffer.from(next).toString('base64') }),
  };
}
