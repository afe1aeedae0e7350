import { type StatusBarAlignment, type StatusBarItem, window } from 'vscode';

type Members = Partial<typeof window>;

/** Puts something in the place of members of the editor's window. Returns what puts the editor's own back. */
export function replaceInWindow(members: Members): () => void {
  const names = Object.keys(members);
  const originals = Object.fromEntries(names.map((name) => [name, Reflect.get(window, name)]));
  Object.assign(window, members);
  return () => void Object.assign(window, originals);
}

/** The same for as long as something runs. */
export async function withWindow<T>(members: Members, run: () => Thenable<T>): Promise<T> {
  const restore = replaceInWindow(members);
  try {
    return await run();
  } finally {
    restore();
  }
}

/** Tells of the items that are made in the status bar from now on. Returns what ends that. */
export function watchStatusBar(made: (item: StatusBarItem) => void): () => void {
  const { createStatusBarItem } = window;
  const create = (first?: string | StatusBarAlignment, second?: number, third?: number): StatusBarItem => {
    const item =
      typeof first === 'string'
        ? createStatusBarItem(first, second, third)
        : createStatusBarItem(first, second);
    made(item);
    return item;
  };
  return replaceInWindow({ createStatusBarItem: create });
}
