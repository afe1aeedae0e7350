import { FileType, type Uri, workspace } from 'vscode';

/** Longest file of a tool that is read, in bytes. What is longer is not understood either: see `parsedJson`. */
const LONGEST = 15_000_000;

/** The text of a file that a tool wrote; undefined: there is none, it is too long, or it is a device, which has no end. */
export async function toolText(uri: Uri): Promise<string | undefined> {
  try {
    const { size, type } = await workspace.fs.stat(uri);
    const isRead = (type & FileType.File) !== 0 && size <= LONGEST;
    return isRead ? new TextDecoder().decode(await workspace.fs.readFile(uri)) : undefined;
  } catch {
    // There is none, or the template is in no folder.
    return undefined;
  }
}
