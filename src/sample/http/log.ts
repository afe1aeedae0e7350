import { closeSync, openSync, writeSync } from 'node:fs';

/** Log entry of a request; it has no secret. */
export interface LogEntry {
  /** ISO 8601. */
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly operation?: string;
  readonly accessKey?: string;
  readonly region?: string;
  readonly status: number;
  /** The fault of the plan that the request met. */
  readonly fault?: string;
}

export interface RequestLog {
  /** Writes a line of JSON before the answer leaves, so that a client with the answer finds the line. */
  write(entry: LogEntry): void;
  close(): void;
}

/** Appends to a file; throws what the file system throws when it cannot be opened. */
export function openLog(file: string | undefined): RequestLog {
  if (file === undefined) return { write: () => undefined, close: () => undefined };
  const handle = openSync(file, 'a');
  let open = true;
  return {
    write(entry) {
      if (open) writeSync(handle, `${JSON.stringify(entry)}\n`);
    },
    close() {
      if (open) closeSync(handle);
      open = false;
    },
  };
}
