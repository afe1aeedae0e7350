import type { DeclaredTemplate, Reference, Unread } from '../../domain/declared/template.ts';
import type { DeclaredResource } from '../../domain/declared/resources.ts';
import {
  closeOf,
  keywordArguments,
  builderProperties,
  objectProperties,
  partsOf,
  type Properties,
  propertyNamed,
} from '../code/calls.ts';
import { type Language, languageOf } from '../code/languages.ts';
import { isAt, MAX_CODE, type Program, programOf } from '../code/tokens.ts';
import { MAX_RESOURCES } from '../limits.ts';
import type { Source, TemplateReader } from '../reader.ts';
import { type Binding, bindingOf } from './bindings.ts';
import { addressed, withoutDoubles, withPlain } from './addresses.ts';
import { type Construct, constructsOf } from './constructs.ts';
import { plainReferences } from '../text/plain.ts';
import { linesOf } from './extents.ts';
import { importsOf } from './imports.ts';
import type { Addressed } from './base.ts';
import { configOf, qualifierOf, resourcesOf } from './resources.ts';
import { expression, spanOf, type Values } from './values.ts';
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

type Found = Partial<Pick<DeclaredTemplate, 'resources' | 'references' | 'unread'>>;

function templateOf(
  { file }: Source,
  { resources = [], references = [], unread = [] }: Found,
): DeclaredTemplate {
  const unreadParts: readonly Unread[] = unread;
  return {
    dialect: 'cdk',
    files: [file],
    resources,
    references,
    remarks: [],
    unread: unreadParts,
    deployment: {},
  };
}

/** One source file while it is read. */
class SourceFile {
  readonly #source: Source;
  readonly #language: Language;
  readonly #program: Program;
  readonly #addressed: readonly Addressed[];
  readonly #open: readonly Construct[];
  readonly #byBinding = new Map<Binding, Addressed>();
  readonly #scopes: Scopes;
  readonly #values: Values;

  constructor(source: Source, language: Language) {
    this.#source = source;
    this.#language = language;
    this.#program = programOf(source.text, language);
    const constructs = constructsOf(this.#program, language, importsOf(this.#program, language));
    this.#addressed = addressed(constructs);
    this.#open = constructs.filter(({ id }) => !id);
    const lines = linesOf(this.#program);
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
      addressAt: (index) => this.#at(index)?.address,
    };
  }

  #at(index: number): Addressed | undefined {
    return this.#addressedBy(this.#scopes.at(index));
  }

  #addressedBy(binding: Binding | undefined): Addressed | undefined {
    return binding && this.#byBinding.get(binding);
  }

  read(): DeclaredTemplate {
    const resources: DeclaredResource[] = this.#addressed.flatMap((one) => resourcesOf(this.#values, one));
    const references: Reference[] = [...this.#declarations(), ...this.#openOnes()];
    for (const [index, { kind }] of this.#program.tokens.entries()) {
      if (kind !== 'word' || references.length >= MAX_RESOURCES) continue;
      const used = this.#at(index);
      if (!used) continue;
      references.push(...this.#uses(index, used));
      resources.push(...this.#configured(index, used));
    }
    const all = withPlain([...references, ...this.#interpolated()], plainReferences(this.#source));
    return templateOf(this.#source, {
      resources: withoutDoubles(resources),
      references: all.slice(0, MAX_RESOURCES),
    });
  }

  #declarations(): readonly Reference[] {
    return this.#addressed.flatMap(
      ({ construct: { id, type, properties }, address }): readonly Reference[] => {
        if (!id) return [];
        const to = { kind: 'declared', address } as const;
        const start = id.inner ?? id.start;
        const at = { file: this.#source.file, start, end: start + id.text.length };
        const name = type.kind === 'function' ? propertyNamed(properties, 'functionname') : undefined;
        const nameAt = name && spanOf(this.#values, name.value);
        return [
          { form: 'declaration', to, at },
          ...(nameAt ? [{ form: 'nameProperty' as const, to, at: nameAt }] : []),
        ];
      },
    );
  }

  /** Constructs whose id only running the program would tell. */
  #openOnes(): readonly Reference[] {
    return this.#open
      .filter(({ type }) => type.kind === 'function')
      .flatMap(({ idRange }): readonly Reference[] => {
        const id = expression(this.#values, idRange);
        if (id.kind !== 'unknown') return [];
        return [{ form: 'construct', to: { kind: 'unknown', why: id.why, text: id.text }, at: id.at }];
      });
  }

  /** `${fn.functionArn}` in a string. */
  #interpolated(): readonly Reference[] {
    return interpolationsOf(this.#program, this.#language).flatMap((found): readonly Reference[] => {
      const { name, isMember, index, start } = found;
      const used = this.#addressedBy(this.#scopes.named(name, isMember, index));
      if (!used) return [];
      const at = { file: this.#source.file, start, end: start + name.length };
      return [{ form: 'construct', to: { kind: 'declared', address: used.address }, at }];
    });
  }

  #uses(index: number, { address }: Addressed): readonly Reference[] {
    const to = { kind: 'declared', address } as const;
    const place = (at: number) => spanOf(this.#values, { from: at, to: at + 1 });
    const attribute = this.#program.tokens[index + 2];
    const isAttribute =
      isAt(this.#program, index + 1, '.') && attribute !== undefined && ATTRIBUTE.test(attribute.text);
    return [
      { form: 'construct', to, at: place(index) },
      ...(isAttribute ? [{ form: 'attribute' as const, to, at: place(index + 2) }] : []),
    ];
  }

  /** `fn.configureAsyncInvoke({ … })`. */
  #configured(index: number, one: Addressed): readonly DeclaredResource[] {
    const program = this.#program;
    const method = program.tokens[index + 2];
    const isCall = isAt(program, index + 1, '.') && isAt(program, index + 3, '(');
    if (!isCall || !method || !/^configure_?async_?invoke$/i.test(method.text)) return [];
    const properties = this.#argumentsOf(index + 3);
    if (!SETTING_NAMES.some((name) => propertyNamed(properties, name))) return [];
    const of = spanOf(this.#values, { from: index, to: index + 1 });
    const qualifier = qualifierOf(this.#values, one, of);
    return [configOf(this.#values, { owner: one.address, of, properties, qualifier })];
  }

  #argumentsOf(open: number): Properties {
    const program = this.#program;
    const parts = partsOf(program, open);
    if (this.#language.id === 'python') return keywordArguments(program, parts);
    const close = closeOf(program, open);
    for (let at = open + 1; at < close && at < open + 10; at += 1) {
      if (isAt(program, at, '{')) return objectProperties(program, at);
      if (isAt(program, at, 'builder')) return builderProperties(program, at + 3);
    }
    return { list: [], isOpen: true };
  }
}

const SETTING_NAMES = ['retryattempts', 'maxeventage', 'onsuccess', 'onfailure'];
const ATTRIBUTE = /^(?:get)?(?:function_?(?:arn|name)|invoke_?url)$/i;
