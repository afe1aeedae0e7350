import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { functionOf, referenceAt, resourceOf } from '../../../src/domain/declared/lookUp.ts';
import type { DeclaredTemplate, Reference } from '../../../src/domain/declared/template.ts';
import { subjectOf } from '../../../src/features/hover/template/subject.ts';
import { allReaders } from '../../../src/templates/readers.ts';
import { readTemplate } from '../../../src/templates/readTemplate.ts';
import { terraformReader } from '../../../src/templates/terraform/index.ts';
import { root } from '../paths.ts';
import { type CorpusFile, type FileKind, kindOf, type Mark, marksOf } from './marks.ts';

/** `right`: a hover on the declaration that is meant. `unknown`: a hover that says why the function is not known. */
export type Verdict = 'right' | 'unknown' | 'none' | 'wrong';

export interface Measured {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly fileKind: FileKind;
  readonly kind: string;
  readonly verdict: Verdict;
  readonly text: string;
  /** Declaration of the hover, where it is another than the one that is meant. */
  readonly instead?: string;
}

/** A problem that the product reports. */
export interface Reported {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
}

export interface Coverage {
  readonly files: number;
  readonly places: readonly Measured[];
  readonly problems: readonly Reported[];
}

/** Largest file that is measured, in bytes. */
const LARGEST = 1_000_000;

/** Measures all files of a folder, folder by folder. */
export async function measureCoverage(folder: string): Promise<Coverage> {
  const files = [...filesIn(folder)].flatMap((path): readonly CorpusFile[] => {
    const text = readFileSync(path, 'utf8');
    const kind = kindOf(path, text);
    return kind ? [{ path, kind, text }] : [];
  });
  const terraform = await terraformReader({
    runtime: readFileSync(join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm')),
    grammar: readFileSync(join(root, 'dist/tree-sitter-terraform.wasm')),
  });
  const folders = Map.groupBy(files, ({ path }) => dirname(path));
  const all = files.map((file) => {
    const own = folders.get(dirname(file.path)) ?? [];
    const module = file.kind === 'Terraform' ? own.filter(({ kind }) => kind === 'Terraform') : [file];
    const sources = [file, ...module.filter((other) => other !== file)].map(({ path, text }) => ({
      file: path,
      text,
    }));
    const template = readTemplate(file.kind === 'Terraform' ? [terraform] : allReaders, sources);
    return {
      places: marksOf(file, module).map((mark) => measured(file, mark, template, folder)),
      problems: problemsIn(file, template, folder),
    };
  });
  return {
    files: files.length,
    places: all.flatMap(({ places }) => places),
    problems: all.flatMap(({ problems }) => problems),
  };
}

function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') yield* filesIn(path);
    else if (entry.isFile() && statSync(path).size <= LARGEST) yield path;
  }
}

function measured(
  file: CorpusFile,
  mark: Mark,
  template: DeclaredTemplate | undefined,
  folder: string,
): Measured {
  const at = Math.floor((mark.start + mark.end) / 2);
  const reference = template && referenceAt(template, file.path, at);
  const found = template && reference ? addressOf(template, reference) : undefined;
  const verdict = verdictOf(mark, template, reference, found);
  return {
    file: relative(folder, file.path),
    line: lineOf(file.text, mark.start),
    fileKind: file.kind,
    kind: mark.kind,
    verdict,
    text: file.text.slice(mark.start, mark.end),
    ...(verdict === 'wrong' && found !== undefined && { instead: found }),
  };
}

function verdictOf(
  { means }: Mark,
  template: DeclaredTemplate | undefined,
  reference: Reference | undefined,
  found: string | undefined,
): Verdict {
  if (!template || !reference || !subjectOf(template, reference)) return 'none';
  if (means === undefined) return 'right';
  if (reference.to.kind !== 'declared') return reference.to.kind === 'unknown' ? 'unknown' : 'wrong';
  return isMeant(template, means, reference.to.address, found) ? 'right' : 'wrong';
}

/** The declaration itself, or one of its qualifiers or settings; of a construct also the logical id and the variable. */
function isMeant(
  template: DeclaredTemplate,
  means: string,
  address: string,
  found: string | undefined,
): boolean {
  if (address === means || found === means) return true;
  const fn = found === undefined ? undefined : resourceOf(template, found);
  const path = fn?.kind === 'function' ? fn.constructPath : undefined;
  return path?.split('/').includes(means) === true || found?.split('/').includes(means) === true;
}

/** Address of the function that a place is about. */
function addressOf(template: DeclaredTemplate, { to }: Reference): string | undefined {
  if (to.kind !== 'declared') return undefined;
  const resource = resourceOf(template, to.address);
  return (resource && functionOf(template, resource)?.address) ?? to.address;
}

function problemsIn(
  file: CorpusFile,
  template: DeclaredTemplate | undefined,
  folder: string,
): readonly Reported[] {
  const own = template?.remarks.filter(({ at }) => at.file === file.path) ?? [];
  return own.map(({ kind: rule, at }) => ({
    file: relative(folder, file.path),
    line: lineOf(file.text, at.start),
    rule,
  }));
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
