import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseFunctionRef } from '../../../src/domain/arn/functionArn.ts';
import {
  mayBeDefinition,
  mayNameDefinition,
  withSubstitutions,
} from '../../../src/domain/declared/definitions.ts';
import { isTerraform, mayBeTemplate } from '../../../src/domain/declared/mayBeTemplate.ts';
import { hasLiteralName } from '../../../src/domain/text/resolveArn.ts';
import { type ArnMatch, findArnAt } from '../../../src/domain/text/findArn.ts';
import { functionOf, referenceAt, resourceOf } from '../../../src/domain/declared/lookUp.ts';
import type { DeclaredTemplate, Reference } from '../../../src/domain/declared/template.ts';
import type { TemplateSource } from '../../../src/domain/declared/templateAccess.ts';
import { subjectOf } from '../../../src/features/hover/template/subject.ts';
import { allReaders } from '../../../src/templates/readers.ts';
import { readTemplate } from '../../../src/templates/readTemplate.ts';
import type { TemplateReader } from '../../../src/templates/reader.ts';
import { terraformReader } from '../../../src/templates/terraform/index.ts';
import { root } from '../paths.ts';
import type { CorpusFile, FileKind, Mark } from './mark.ts';
import { kindOf, marksOf } from './marks.ts';

/**
 * `right`: a hover on the declaration or name that is meant. `unknown`: a hover that says why the function is not known. `told`: a
 * hover with a function where the text alone does not tell which is meant, to be judged by hand.
 */
export type Verdict = 'right' | 'unknown' | 'told' | 'none' | 'wrong';

export interface Measured {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly fileKind: FileKind;
  readonly kind: string;
  readonly verdict: Verdict;
  /** The text tells which function is meant. */
  readonly isCertain: boolean;
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
    grammar: readFileSync(
      join(root, 'node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm'),
    ),
  });
  const folders = Map.groupBy(files, ({ path }) => dirname(path));
  const all = files.map((file) => {
    const own = folders.get(dirname(file.path)) ?? [];
    const module = file.kind === 'Terraform' ? own.filter(({ kind }) => kind === 'Terraform') : [file];
    const sources = [file, ...module.filter((other) => other !== file)].map(sourceOf);
    const read = mayBeTemplate({ file: file.path, text: file.text })
      ? readTemplate(file.kind === 'Terraform' ? [terraform] : allReaders, sources)
      : undefined;
    const template =
      read?.dialect === 'text' && mayBeDefinition(file.text)
        ? inTemplate(read, file, files, terraform)
        : read;
    return {
      places: marksOf(file, module, files).map((mark) => measured(file, mark, template, folder)),
      problems: problemsIn(file, template, folder),
    };
  });
  return {
    files: files.length,
    places: all.flatMap(({ places }) => places),
    problems: all.flatMap(({ problems }) => problems),
  };
}

/** Folders above a definition in which its template is looked for, as the editor does. */
const MOST_ABOVE = 3;

/** A state machine's definition with the template that deploys it; a Terraform module is one. */
function inTemplate(
  definition: DeclaredTemplate,
  { path }: CorpusFile,
  files: readonly CorpusFile[],
  terraform: TemplateReader,
): DeclaredTemplate {
  const near = foldersAbove(path, MOST_ABOVE).flatMap((folder) => {
    const own = files.filter((one) => dirname(one.path) === folder).map(sourceOf);
    const module = own.filter(({ file }) => isTerraform(file));
    return [...own.filter(({ file }) => !isTerraform(file)).map((source) => [source]), module];
  });
  const candidates = near
    .filter((sources) => sources.some((source) => mayNameDefinition(source, path)))
    .flatMap((sources) => {
      const template = readTemplate([terraform, ...allReaders], sources);
      return template ? [{ file: sources[0]?.file ?? '', template }] : [];
    });
  return withSubstitutions(definition, path, candidates);
}

const sourceOf = ({ path, text }: CorpusFile): TemplateSource => ({ file: path, text });

function foldersAbove(path: string, most: number): readonly string[] {
  const folder = dirname(path);
  return most === 0 ? [folder] : [folder, ...foldersAbove(folder, most - 1)];
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
  const arn = findArnAt(file.text, at);
  if (arn && (hasLiteralName(arn) || reference?.to.kind !== 'declared'))
    return {
      ...placeOf(file, mark, folder),
      ...arnVerdict(mark, file.text.slice(mark.start, mark.end), arn),
    };
  const found = template && reference ? addressOf(template, reference) : undefined;
  const verdict = verdictOf(mark, template, reference, found);
  return {
    ...placeOf(file, mark, folder),
    verdict,
    ...(verdict !== 'right' && reference && { instead: found ?? JSON.stringify(reference.to) }),
  };
}

function placeOf(file: CorpusFile, mark: Mark, folder: string): Omit<Measured, 'verdict' | 'instead'> {
  return {
    file: relative(folder, file.path),
    line: lineOf(file.text, mark.start),
    fileKind: file.kind,
    kind: mark.kind,
    isCertain: mark.means !== undefined || mark.name !== undefined,
    text: file.text.slice(mark.start, mark.end),
  };
}

/** The hover on an ARN comes before that of the template where the name is literal, or the template does not tell. */
function arnVerdict(
  { means, name }: Mark,
  text: string,
  arn: ArnMatch,
): Pick<Measured, 'verdict' | 'instead'> {
  const { parts } = arn;
  if (!hasLiteralName(arn)) return { verdict: 'unknown', instead: `ARN of ${parts.name}` };
  if (name === undefined && means === undefined) return { verdict: 'told', instead: `ARN of ${parts.name}` };
  return (name ?? text) === parts.name
    ? { verdict: 'right' }
    : { verdict: 'wrong', instead: `ARN of ${parts.name}` };
}

function verdictOf(
  { means, name }: Mark,
  template: DeclaredTemplate | undefined,
  reference: Reference | undefined,
  found: string | undefined,
): Verdict {
  if (!template || !reference || !subjectOf(template, reference)) return 'none';
  const { to } = reference;
  if (to.kind === 'unknown') return 'unknown';
  if (means === undefined && name === undefined) return 'told';
  if (name !== undefined) return isNamed(template, to, name) ? 'right' : 'wrong';
  if (to.kind !== 'declared' || means === undefined) return 'wrong';
  return isMeant(template, means, to.address, found) ? 'right' : 'wrong';
}

/** A function by its literal name: the one that the template declares under it, or one of the account. */
function isNamed(template: DeclaredTemplate, to: Reference['to'], name: string): boolean {
  if (to.kind === 'named') {
    const parsed = parseFunctionRef(to.ref);
    return parsed.ok && parsed.ref.name === name;
  }
  if (to.kind !== 'declared') return false;
  const resource = resourceOf(template, to.address);
  const fn = resource && functionOf(template, resource);
  return fn?.name?.kind === 'literal' && fn.name.value === name;
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
