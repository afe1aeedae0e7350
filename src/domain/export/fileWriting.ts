/** Why a file was not written. A closed set, with words and a remedy for each. */
export type WriteProblem =
  /** The existing file is a link: it could lead anywhere. */
  | 'link'
  /** The existing file is a folder, a device or the like. */
  | 'noFile'
  /** The file is write-protected. */
  | 'readOnlyFile'
  /** The folder, or the whole file system, takes no new file. */
  | 'notAllowed'
  | 'readOnlyDisk'
  /** No space, a quota, or a limit on a file's size. */
  | 'full'
  /** The folder is not there any more. */
  | 'folderGone'
  | 'nameTooLong'
  /** A file system of an extension gave no answer: the file may be written or not. */
  | 'noAnswer'
  /** Another program has it open. */
  | 'busy'
  | 'other';

/** Result of writing a file. After a failure, an existing file is unchanged. */
export type WriteOutcome =
  | { readonly kind: 'written' }
  /** `code`: what the system said, such as `EIO`. */
  | { readonly kind: 'failed'; readonly problem: WriteProblem; readonly code?: string };

/** Puts a file in the place of another as a whole, or leaves it as it is. Never rejects, never follows a link. */
export type ReplaceFile = (path: string, content: Uint8Array) => Promise<WriteOutcome>;
