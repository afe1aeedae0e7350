import { FileType, Uri, workspace } from 'vscode';

/** Longest file of a tool that is read, in bytes. What is longer is not understood either: see `parsedJson`. */
const LONGEST = 15_000_000;

/**
 * The text of a file that a tool wrote; undefined: there is none, it is too long, it is a device, which has no end, or it is a
 * link, which may lead out of the workspace.
 * @param path of the file below the folder; a folder of the tool's that is a link is not followed either
 */
export async function toolText(folder: Uri, ...path: readonly string[]): Promise<string | undefined> {
  const uri = Uri.joinPath(folder, ...path);
  try {
    for (const [index] of path.slice(1).entries()) {
      // oxlint-disable-next-line no-await-in-loop -- the first link ends it
      const { type } = await workspace.fs.stat(Uri.joinPath(folder, ...path.slice(0, index + 1)));
      if (isLink(type)) return undefined;
    }
    const { size, type } = await workspace.fs.stat(uri);
    const isRead = (type & FileType.File) !== 0 && !isLink(type) && size <= LONGEST;
    return isRead ? new TextDecoder().decode(await workspace.fs.readFile(uri)) : undefined;
  } catch {
    // There is none, or the template is in no folder.
    return undefined;
  }
}

const isLink = (type: FileType): boolean => (type & FileType.SymbolicLink) !== 0;
