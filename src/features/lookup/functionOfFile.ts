/** Names that say nothing of the function: its code's entry, as frameworks and runtimes call it. */
const ENTRIES: ReadonlySet<string> = new Set([
  'app',
  'bootstrap',
  'function',
  'handler',
  'index',
  'lambda',
  'lambda_function',
  'main',
  'mod',
  'src',
]);

/**
 * The name that the code of a function most likely has: that of the file without its endings, or of the folder around
 * it where the file is called `index` or the like.
 * @param path with slashes, as a Uri has it
 */
export function functionOfFile(path: string): string {
  const names = path.split('/').filter((name) => name !== '');
  const [own = '', ...folders] = names.toReversed();
  const stem = own.replace(/^\.+/, '').split('.')[0] ?? '';
  return [stem, ...folders].find((name) => !ENTRIES.has(name.toLowerCase())) ?? '';
}
