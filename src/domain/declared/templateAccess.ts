import type { ReadState } from './state.ts';
import type { DeclaredTemplate } from './template.ts';

/** A text to read. */
export interface TemplateSource {
  /** Path or URI: the key of all spans. */
  readonly file: string;
  readonly text: string;
}

/** Reads templates, outside the thread that asks. */
export interface TemplateAccess {
  /**
   * Undefined: the texts are of no dialect that is read. Rejects where reading takes too long or too much memory.
   * @param sources one text; of a Terraform module all its files
   */
  read(sources: readonly TemplateSource[]): Promise<DeclaredTemplate | undefined>;
  /** Makes ready for reading a file, which is not read yet. */
  prepare(file: string): void;
  /** Reads a Terraform state; nothing of it but names, ARNs and asynchronous settings is kept. */
  readState(text: string): Promise<ReadState>;
}
