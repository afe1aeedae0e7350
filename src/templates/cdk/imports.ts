import type { Language } from '../code/languages.ts';
import { partsOf } from '../code/calls.ts';
import { isAt, type Program } from '../code/tokens.ts';

/** Where a name of the file comes from. */
export interface Imported {
  readonly module: string;
  /** The name in that module; absent: the whole module. */
  readonly name?: string;
}

export interface Imports {
  readonly names: ReadonlyMap<string, Imported>;
  /** Modules of which everything is imported: `import a.b.*;`, `using A.B;`, `from a import *`. */
  readonly everything: readonly string[];
}

/** Most tokens of one import, and of one dotted name. */
const MAX_IMPORT = 1_000;
const MAX_DOTTED = 40;

class Collector implements Imports {
  readonly names = new Map<string, Imported>();
  readonly everything: string[] = [];
}

/** Imports of a program. */
export function importsOf(program: Program, language: Language): Imports {
  const found = new Collector();
  for (const [index, { kind, text }] of program.tokens.entries()) {
    if (kind !== 'word') continue;
    if (language.id === 'script') script(program, index, found);
    else if (language.id === 'python' && text === 'from') pythonFrom(program, index, found);
    else if (language.id === 'python' && text === 'import') pythonImport(program, index, found);
    else if (language.id === 'java' && text === 'import') java(program, index, found);
    else if (language.id === 'csharp' && text === 'using') csharp(program, index, found);
    else if (language.id === 'go' && text === 'import' && program.parents[index] === -1)
      go(program, index, found);
  }
  return found;
}

/** `import * as a from 'm'`, `import { A, B as C } from 'm'`, `import a = require('m')`, `const { A } = require('m')`. */
function script(program: Program, index: number, found: Collector): void {
  const { tokens } = program;
  const word = tokens[index]?.text;
  if (word === 'require' && isAt(program, index - 1, '=') && tokens[index + 2]?.kind === 'string') {
    bound(program, index - 2, tokens[index + 2]?.text ?? '', found);
  }
  if (word !== 'from' || tokens[index + 1]?.kind !== 'string') return;
  bound(program, index - 1, tokens[index + 1]?.text ?? '', found);
}

/** Names that end before a place: one word, or a list in braces. */
function bound(program: Program, last: number, module: string, found: Collector): void {
  const { tokens, partners } = program;
  const token = tokens[last];
  if (token?.kind === 'word') found.names.set(token.text, { module });
  const open = partners[last] ?? -1;
  if (token?.text !== '}' || open === -1) return;
  for (const { from, to } of partsOf(program, open)) {
    const words = tokens
      .slice(from, Math.min(to, from + 4))
      .filter(({ text }) => text !== 'type' && text !== ':');
    const [name, as, alias] = words;
    if (!name) continue;
    // `{ A: B }` of a destructured module has no word between.
    const local = as?.text === 'as' ? alias : (as ?? name);
    found.names.set((local ?? name).text, { module, name: name.text });
  }
}

/** A dotted name from an index on. */
function dotted(program: Program, start: number): { readonly name: string; readonly end: number } {
  let at = start;
  let name = '';
  while (at < start + MAX_DOTTED) {
    const token = program.tokens[at];
    const isPart =
      token?.kind === 'word' || (token?.kind === 'mark' && (token.text === '.' || token.text === '*'));
    if (!token || !isPart || (token.kind === 'word' && name !== '' && !name.endsWith('.'))) break;
    name += token.text;
    at += 1;
  }
  return { name, end: at };
}

/** `from aws_cdk import aws_lambda as lambda_, Duration`, also in parentheses. */
function pythonFrom(program: Program, index: number, found: Collector): void {
  const module = dotted(program, index + 1);
  if (!isAt(program, module.end, 'import')) return;
  let at = module.end + 1;
  if (isAt(program, at, '(')) at += 1;
  while (program.tokens[at]?.kind === 'word' && at < index + MAX_IMPORT) {
    const name = program.tokens[at]?.text ?? '';
    const hasAlias = isAt(program, at + 1, 'as');
    const local = hasAlias ? (program.tokens[at + 2]?.text ?? name) : name;
    found.names.set(local, { module: module.name, name });
    at += hasAlias ? 3 : 1;
    if (!isAt(program, at, ',')) return;
    at += 1;
  }
  if (isAt(program, at, '*')) found.everything.push(module.name);
}

/** `import aws_cdk.aws_lambda as lambda_`. */
function pythonImport(program: Program, index: number, found: Collector): void {
  const module = dotted(program, index + 1);
  if (module.name === '' || !isAt(program, module.end, 'as')) return;
  const alias = program.tokens[module.end + 1];
  if (alias?.kind === 'word') found.names.set(alias.text, { module: module.name });
}

/** `import a.b.C;`, `import a.b.*;`. */
function java(program: Program, index: number, found: Collector): void {
  const { name } = dotted(program, index + (isAt(program, index + 1, 'static') ? 2 : 1));
  const dot = name.lastIndexOf('.');
  if (dot === -1) return;
  const [module, last] = [name.slice(0, dot), name.slice(dot + 1)];
  if (last === '*') found.everything.push(module);
  else found.names.set(last, { module, name: last });
}

/** `using A.B;`, `using C = A.B.C;`. */
function csharp(program: Program, index: number, found: Collector): void {
  const isAlias = isAt(program, index + 2, '=');
  const { name } = dotted(program, index + (isAlias ? 3 : 1));
  const alias = program.tokens[index + 1]?.text ?? '';
  if (!isAlias) {
    if (name !== '') found.everything.push(name);
    return;
  }
  found.names.set(alias, { module: name });
}

/** `import "m"`, `import a "m"`, and lists of them in parentheses. */
function go(program: Program, index: number, found: Collector): void {
  const isList = isAt(program, index + 1, '(');
  const end = isList ? Math.min(program.partners[index + 1] ?? -1, index + MAX_IMPORT) : index + 3;
  for (let at = index + 1; at < end; at += 1) {
    const token = program.tokens[at];
    if (token?.kind !== 'string') continue;
    const alias = program.tokens[at - 1];
    const isAlias = alias?.kind === 'word' && alias.text !== 'import';
    const last =
      token.text
        .replace(/\/v\d+$/, '')
        .split('/')
        .at(-1) ?? '';
    found.names.set(isAlias ? alias.text : last, { module: last });
  }
}

/** The module and class that a dotted name stands for; undefined: the file's own, or not known. */
export function resolved(imports: Imports, path: readonly string[]): Imported | undefined {
  const [first = '', ...rest] = path;
  const imported = imports.names.get(first);
  if (imported?.module.startsWith('.') === true) return { module: '.' };
  const known = imported
    ? [imported.module, ...(imported.name === undefined ? [] : [imported.name])]
    : [first];
  const all = [...known, ...rest];
  const name = all.pop() ?? '';
  // `using F = A.B.F`: the class is the end of the module's name.
  const dot = all.length === 0 ? name.lastIndexOf('.') : -1;
  if (dot !== -1) return { module: name.slice(0, dot), name: name.slice(dot + 1) };
  return all.length === 0 ? undefined : { module: all.join('.'), name };
}
