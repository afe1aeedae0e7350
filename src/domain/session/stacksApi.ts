/** A resource of a CloudFormation stack. */
export interface StackResource {
  readonly stack: string;
  readonly logicalId: string;
  /** Of a function its name, of a queue its URL, of a topic its ARN, of a config `function|qualifier` (templates.md §3). */
  readonly physicalId?: string;
  /** `AWS::Lambda::Function` */
  readonly type: string;
}

/** The part of CloudFormation that we use, in one Region of one account. Methods reject with an ExpectedError only. */
export interface StacksApi {
  /** Names of the stacks, page by page. */
  listStacks(signal: AbortSignal): AsyncIterable<readonly string[]>;
  /**
   * The stack that a physical resource belongs to, with up to 100 of its resources; undefined: it belongs to none.
   * Source: DescribeStackResources with PhysicalResourceId.
   */
  resourcesWith(physicalId: string, signal: AbortSignal): Promise<readonly StackResource[] | undefined>;
  /** All resources of a stack, page by page. Rejects with `notFound`. */
  resourcesOf(stack: string, signal: AbortSignal): AsyncIterable<readonly StackResource[]>;
  /** The template as it was last deployed, after transforms: JSON or YAML. Rejects with `notFound`. */
  processedTemplate(stack: string, signal: AbortSignal): Promise<string>;
}
