import { remarksOn } from '../domain/declared/rules.ts';
import type { DeclaredTemplate } from '../domain/declared/template.ts';
import type { TemplateSource } from '../domain/declared/templateAccess.ts';
import { MAX_FILES, MAX_TEXT } from './limits.ts';
import type { TemplateReader } from './reader.ts';

/** Reads texts with the first reader that accepts one of them and finds its dialect there. */
export function readTemplate(
  readers: readonly TemplateReader[],
  sources: readonly TemplateSource[],
): DeclaredTemplate | undefined {
  const readable = sources.filter(({ text }) => text.length <= MAX_TEXT).slice(0, MAX_FILES);
  for (const reader of readers) {
    const own = readable.filter((source) => reader.accepts(source));
    const template = own.length > 0 ? reader.read(own) : undefined;
    if (template) return { ...template, remarks: remarksOn(template) };
  }
  return readable.length === 0 && sources.length > 0 ? tooLong(sources) : undefined;
}

/** Says that nothing was read, rather than that there is nothing. */
function tooLong(sources: readonly TemplateSource[]): DeclaredTemplate {
  return {
    dialect: 'text',
    files: sources.map(({ file }) => file),
    resources: [],
    references: [],
    remarks: [],
    unread: sources.map(({ file, text }) => ({ why: 'tooLong', at: { file, start: 0, end: text.length } })),
    deployment: {},
  };
}
