/** A place in a text that names a function, found by rules on the text and not by the product's readers. */
export interface Mark {
  /** `getAtt`, `ref`, `sub`, `declaration`, … */
  readonly kind: string;
  /** UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Declaration that the place means: a logical id, key, construct id or Terraform address. */
  readonly means?: string;
  /** Literal name of the function that the place means. With neither, the text alone does not tell which is meant. */
  readonly name?: string;
}

export type FileKind =
  | 'CloudFormation'
  | 'SAM'
  | 'Serverless'
  | 'Terraform'
  | 'CDK'
  | 'Step Functions'
  | 'OpenAPI'
  | 'other';

export interface CorpusFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly text: string;
}
