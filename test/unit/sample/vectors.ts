import {
  CreateAliasCommand,
  CreateFunctionCommand,
  DeleteFunctionEventInvokeConfigCommand,
  type FunctionEventInvokeConfig,
  GetFunctionEventInvokeConfigCommand,
  type LambdaClient,
  ListFunctionEventInvokeConfigsCommand,
  PublishVersionCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';

/** The file of recorded answers of the real service, as it is written. */
export interface Vectors {
  readonly source: string;
  readonly setup: {
    readonly functions: readonly string[];
    readonly publishedVersion: string;
    readonly alias: { readonly Name: string; readonly FunctionVersion: string };
  };
  readonly steps: readonly Step[];
}

export interface Step {
  readonly label: string;
  readonly op: 'Get' | 'List' | 'Put' | 'Update' | 'Delete';
  readonly input: { readonly FunctionName: string };
  readonly expect: Expectation;
}

/** The recorded part of an answer. */
export interface Expectation {
  readonly status: number;
  readonly code?: string;
  readonly msg?: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** FunctionArns of a list. */
  readonly list?: readonly string[];
  readonly count?: number;
  /** True if a NextMarker came. */
  readonly next?: boolean;
}

/** Builds the account that the recording began with, by the API itself. */
export async function setUp(client: LambdaClient, { functions, alias }: Vectors['setup']): Promise<void> {
  for (const FunctionName of functions) {
    await client.send(
      new CreateFunctionCommand({
        FunctionName,
        Role: 'arn:aws:iam::111111111111:role/recorded',
        Runtime: 'python3.12',
        Handler: 'handler.handler',
        Code: { ZipFile: new Uint8Array([80, 75, 5, 6]) },
      }),
    );
  }
  const FunctionName = functions[0];
  await client.send(new PublishVersionCommand({ FunctionName }));
  await client.send(new CreateAliasCommand({ FunctionName, ...alias }));
}

/** Performs a step and tells of the answer what the recording tells of its own. */
export async function perform(client: LambdaClient, step: Step): Promise<Expectation> {
  try {
    return await answerOf(client, step);
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { status: $metadata?.httpStatusCode ?? 0, code: name, msg: message };
  }
}

async function answerOf(client: LambdaClient, { op, input, expect }: Step): Promise<Expectation> {
  switch (op) {
    case 'Get': {
      return single(await client.send(new GetFunctionEventInvokeConfigCommand(input)));
    }
    case 'Put': {
      return single(await client.send(new PutFunctionEventInvokeConfigCommand(input)));
    }
    case 'Update': {
      return single(await client.send(new UpdateFunctionEventInvokeConfigCommand(input)));
    }
    case 'Delete': {
      const answer = await client.send(new DeleteFunctionEventInvokeConfigCommand(input));
      return { status: answer.$metadata.httpStatusCode ?? 0 };
    }
    case 'List': {
      const answer = await client.send(new ListFunctionEventInvokeConfigsCommand(input));
      const arns = (answer.FunctionEventInvokeConfigs ?? []).map((config) => config.FunctionArn ?? '');
      return {
        status: answer.$metadata.httpStatusCode ?? 0,
        ...(expect.list && { list: arns }),
        ...(expect.count !== undefined && { count: arns.length }),
        ...(expect.next !== undefined && { next: answer.NextMarker !== undefined }),
      };
    }
    default:
      return op satisfies never;
  }
}

function single({
  $metadata,
  LastModified: _time,
  ...body
}: FunctionEventInvokeConfig & { $metadata: { httpStatusCode?: number } }): Expectation {
  return { status: $metadata.httpStatusCode ?? 0, body };
}
