import type { TemplateSource as Source } from '../domain/declared/templateAccess.ts';
import type { DeclaredTemplate } from '../domain/declared/template.ts';
import type { Dialect } from '../domain/declared/resources.ts';

export type { TemplateSource as Source } from '../domain/declared/templateAccess.ts';

/**
 * A reader of one dialect. It never throws for what a text says, runs no code of it and opens no file; its work is
 * linear in the size of the texts, and capped by `limits.ts`.
 */
export interface TemplateReader {
  readonly dialects: readonly Dialect[];
  /** True if a text is for this reader: by its name and the words in it, without parsing. Linear, and cheap enough for every file that is opened. */
  accepts(source: Source): boolean;
  /**
   * @param sources one text; Terraform: all files of the module, of which those that do not parse are told in `unread`
   * @returns undefined: it is not of these dialects after all
   */
  read(sources: readonly Source[]): DeclaredTemplate | undefined;
}
