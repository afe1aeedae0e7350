/** A stretch of one text: UTF-16 code units, `end` exclusive. */
export interface Span {
  /** The name under which the text was given to the reader. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Why a template alone does not tell a value. A closed set, with words for each in the presentation. */
export type UnknownReason =
  /** A parameter or variable that is given on deployment. */
  | 'parameter'
  /** It depends on a condition. */
  | 'condition'
  /** An exported value of another stack, a parameter store, a remote state, another file of the deployment. */
  | 'import'
  /** An output of a nested stack or of a module that is not read. */
  | 'module'
  /** A macro or transform creates it on deployment. */
  | 'transform'
  /** One of several in a loop: `Fn::ForEach`, `count`, `for_each`. */
  | 'loop'
  /** An expression of which at least one part is not known. */
  | 'expression'
  /** A placeholder of a tool that fills the text in before deployment. */
  | 'placeholder'
  /** The name that is meant is not declared in what was read. */
  | 'undeclared'
  /** The text is not finished or not valid here. */
  | 'broken';

/** Values that only the deployment knows, and that stand for the same in all dialects. */
export type PseudoValue = 'stackName' | 'region' | 'accountId' | 'partition' | 'service' | 'stage';

/** A piece of a text that is put together: as it stands, a pseudo value, or something unknown (`value`: its default). */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'pseudo'; readonly pseudo: PseudoValue; readonly value?: string }
  | { readonly kind: 'unknown'; readonly name: string; readonly value?: string };

/** A value as a template gives it. */
export type Declared<T> =
  | { readonly kind: 'literal'; readonly value: T; readonly at: Span }
  /** A resource that the same template declares, or an attribute of it. */
  | {
      readonly kind: 'reference';
      /** The address of the declared resource. */
      readonly to: string;
      /** As the dialect writes it: `Arn`, `function_name`; absent: the resource itself (`!Ref`, `dependsOn`). */
      readonly attribute?: string;
      readonly at: Span;
    }
  | {
      readonly kind: 'unknown';
      readonly why: UnknownReason;
      /** As it is written, at most 200 characters. */
      readonly text: string;
      /** The value when the deployment gives no other: a parameter's or variable's default. */
      readonly otherwise?: T;
      /** Of a text that is put together: its pieces in order. */
      readonly parts?: readonly TextPart[];
      readonly at: Span;
    };

export const isIn = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
