export function npmCi(folder: string, what: string, ...flags: readonly string[]): Promise<void>;
