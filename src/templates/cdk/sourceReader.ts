import type { DeclaredTemplate, Reference } from '../../domain/declared/template.ts';
import type { DeclaredResource, SourcePlace } from '../../domain/declared/resources.ts';
import { propertyNamed, type Range } from '../code/calls.ts';
import { type Language, languageOf } from '../code/languages.ts';
import { isAt, MAX_CODE, type Program, programOf } from '../code/tokens.ts';
import { MAX_RESOURCES } from '../limits.ts';
import type { Source, TemplateReader } from '../reader.ts';
import { configuredAt } from './asyncInvoke.ts';
import { type Binding, bindingOf } from './bindings.ts';
import { addressed, withoutDoubles, withPlain } from './addresses.ts';
import { constructsOf } from './constructs.ts';
import { type Addressed, type Construct, isKnown } from './creation.ts';
import { plainReferences } from '../text/plain.ts';
import { linesOf } from './extents.ts';
import { declaredConstruct, pathOf } from './paths.ts';
import { openReferences, templateOf } from './template.ts';
import { importedName } from './imported.ts';
import { importsOf } from './imports.ts';
import { base } from './base.ts';
import { resourcesOf } from './resources.ts';
import { lineNumbers } from './lineNumbers.ts';
import { ambiguous, siblingsOf } from './siblings.ts';
import { lastWord, type Owner, spanOf, type Values } from './values.ts';
import { type Scopes, scopesOf, wordsOf } from './uses.ts';
import { interpolationsOf } from './interpolations.ts';

const CDK = ['aws-cdk', 'aws_cdk', 'awscdk', 'Amazon.CDK'];

/** Reads sources of CDK apps for the constructs that they create, without running them. */
export const cdkSourceReader: TemplateReader = {
  dialects: ['cdk'],
  accepts: ({ file, text }) =>
    languageOf(file) !== undefined && text.length <= MAX_CODE && CDK.some((word) => text.includes(word)),
  read([source]) {
    const language = source && languageOf(source.file);
    if (!source || !language) return undefined;
    if (source.text.length > MAX_CODE) {
      return templateOf(source, {
        unread: [{ why: 'tooLong', at: { file: source.file, start: 0, end: source.text.length } }],
      });
    }
    return new SourceFile(source, language).read();
  },
};

/** One source file while it is read. */
class SourceFile {
  readonly #source: Source;
  readonly #language: Language;
  readonly #program: Program;
  readonly #addressed: readonly Addressed[];
  readonly #byStart: ReadonlyMap<number, Addressed>;
  readonly #open: readonly Construct[];
  readonly #byBinding = new Map<Binding, Addressed>();
  readonly #scopes: Scopes;
  readonly #values: Values;
  readonly #siblings: ReadonlyMap<Construct, readonly string[]>;
  readonly #ambiguous: ReadonlySet<Construct>;
  readonly #lineNumbers: ReadonlyMap<Construct, number>;

  constructor(source: Source, language: Language) {
    this.#source = source;
    this.#language = language;
    this.#program = programOf(source.text, language);
    const constructs = constructsOf(this.#program, language, importsOf(this.#program, language));
    this.#addressed = addressed(constructs);
    this.#byStart = new Map(this.#addressed.map((one) => [one.construct.start, one]));
    this.#open = constructs.filter(({ id }) => !id);
    const lines = linesOf(this.#program);
    this.#siblings = siblingsOf(this.#program, language, lines, this.#addressed);
    for (const one of this.#addressed) {
      const binding = bindingOf(this.#program, language, one.construct, lines);
      if (binding) this.#byBinding.set(binding, one);
    }
    const others = this.#open.flatMap(
      (construct) => bindingOf(this.#program, language, construct, lines) ?? [],
    );
    const bindings = [...this.#byBinding.keys(), ...others];
    this.#scopes = scopesOf(this.#program, { language, lines, words: wordsOf(this.#program), bindings });
    this.#values = {
      file: source.file,
      program: this.#program,
      addressAt: (index) => this.#declaredAt(index)?.address,
      ownerAt: (range) => this.#ownerAt(range),
      pathOf: (one) => pathOf(one, (scope) => this.#foundAt(scope)),
      placeOf: ({ construct }) => this.#placeOf(construct),
    };
    this.#ambiguous = ambiguous(this.#addressed, this.#values.pathOf, this.#siblings);
    this.#lineNumbers = lineNumbers(this.#program, constructs);
  }

  #placeOf(construct: Construct): SourcePlace {
    const line = this.#lineNumbers.get(construct);
    return {
      siblings: this.#siblings.get(construct) ?? [],
      ...(line !== undefined && { line }),
      ...(this.#ambiguous.has(construct) && { isAmbiguous: true }),
    };
  }

  #at(index: number): Addressed | undefined {
    return this.#addressedBy(this.#scopes.at(index));
  }

  #declaredAt(index: number): Addressed | undefined {
    const found = this.#at(index);
    return found && isKnown(found) && found.construct.type.kind !== 'imported' ? found : undefined;
  }

  #foundAt(range: Range): Addressed | undefined {
    const variable = lastWord(this.#program, range);
    return variable === undefined ? this.#byStart.get(range.from) : this.#at(variable);
  }

  #ownerAt(range: Range): Owner | undefined {
    const found = this.#foundAt(range);
    if (!found || !isKnown(found)) return undefined;
    const { address, construct } = found;
    return { address, ...(construct.named && { named: construct.named }) };
  }

  #addressedBy(binding: Binding | undefined): Addressed | undefined {
    return binding && this.#byBinding.get(binding);
  }

  read(): DeclaredTemplate {
    const resources: DeclaredResource[] = this.#addressed
      .filter(isKnown)
      .flatMap((one) => [
        ...resourcesOf(this.#values, one),
        ...configuredAt(this.#values, this.#language, one.construct.end, one),
      ]);
    const references: Reference[] = [...this.#declarations(), ...openReferences(this.#values, this.#open)];
    for (const [index, { kind }] of this.#program.tokens.entries()) {
      if (kind !== 'word' || references.length >= MAX_RESOURCES) continue;
      const used = this.#at(index);
      if (!used) continue;
      references.push(...this.#uses(index, used));
      if (isKnown(used)) resources.push(...configuredAt(this.#values, this.#language, index + 1, used));
    }
    const all = withPlain([...references, ...this.#interpolated()], plainReferences(this.#source));
    return templateOf(this.#source, {
      resources: withoutDoubles(resources),
      references: all.slice(0, MAX_RESOURCES),
    });
  }

  #declarations(): readonly Reference[] {
    return this.#addressed.flatMap(({ construct, address }): readonly Reference[] => {
      const { id, type, properties } = construct;
      if (!id) return [];
      const to = this.#meant({ construct, address });
      if (!to) return [];
      const start = id.inner ?? id.start;
      const at = { file: this.#source.file, start, end: start + id.text.length };
      const name = type.kind === 'function' ? propertyNamed(properties, 'functionname') : undefined;
      const nameAt = name && spanOf(this.#values, name.value);
      return [
        { form: to.kind === 'declared' ? 'declaration' : 'construct', to, at },
        ...(nameAt ? [{ form: 'nameProperty' as const, to, at: nameAt }] : []),
      ];
    });
  }

  /** `${fn.functionArn}` in a string. */
  #interpolated(): readonly Reference[] {
    return interpolationsOf(this.#program, this.#language).flatMap((found): readonly Reference[] => {
      const { name, isMember, index, start } = found;
      const used = this.#addressedBy(this.#scopes.named(name, isMember, index));
      const to = used && this.#meant(used);
      if (!to) return [];
      const at = { file: this.#source.file, start, end: start + name.length };
      return [{ form: 'construct', to, at }];
    });
  }

  /** A construct of the file, or the deployed function that is imported; undefined: which one is not told. */
  #meant(one: Addressed): Reference['to'] | undefined {
    const { address } = one;
    const { named } = one.construct;
    if (!isKnown(one)) {
      const { nameAt } = base(this.#values, one);
      return declaredConstruct(one, {
        path: this.#values.pathOf(one),
        nameAt,
        ...this.#placeOf(one.construct),
      });
    }
    if (!named) return { kind: 'declared', address };
    const name = importedName(this.#values, named);
    return name.kind === 'literal' ? { kind: 'named', ref: name.value } : undefined;
  }

  #uses(index: number, one: Addressed): readonly Reference[] {
    const to = this.#meant(one);
    if (!to) return [];
    const place = (at: number) => spanOf(this.#values, { from: at, to: at + 1 });
    const attribute = this.#program.tokens[index + 2];
    const isAttribute =
      isAt(this.#program, index + 1, '.') && attribute !== undefined && ATTRIBUTE.test(attribute.text);
    return [
      { form: 'construct', to, at: place(index) },
      ...(isAttribute ? [{ form: 'attribute' as const, to, at: place(index + 2) }] : []),
    ];
  }
}

const ATTRIBUTE = /^(?:get)?(?:function_?(?:arn|name)|invoke_?url)$/i;
