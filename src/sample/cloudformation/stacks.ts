/** A resource of a stack. */
export interface StackResourceRecord {
  readonly logicalId: string;
  readonly physicalId: string;
  /** `AWS::Lambda::Function` */
  readonly type: string;
}

/** A stack of CloudFormation: nothing can be deployed to it. */
export interface StackRecord {
  readonly name: string;
  readonly resources: readonly StackResourceRecord[];
  /** As it was last deployed, after transforms. */
  readonly template: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly lastUpdated: number;
  /** Names of functions from which somebody took the tags. */
  readonly untagged: readonly string[];
}

export const FUNCTION_TYPE = 'AWS::Lambda::Function';
