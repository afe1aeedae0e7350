import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { TemplateSource } from './domain/declared/templateAccess.ts';
import type { TemplateReader } from './templates/reader.ts';
import { readTemplate } from './templates/readTemplate.ts';
import { allReaders } from './templates/readers.ts';
import { isTerraformFile } from './templates/terraform/fileName.ts';

/** Runs in a worker thread: reading a template of 10,000 lines takes longer than the extension host may be held up. */

export type ReadRequest =
  | { readonly id: number; readonly sources: readonly TemplateSource[] }
  | { readonly id: number; readonly state: string }
  /** The name of a file that will be read: what reads it is to be loaded. */
  | { readonly id: number; readonly prepare: string };

// The YAML parser makes an error for each of CloudFormation's tags, and nobody sees where: a tenth of the time.
Error.stackTraceLimit = 0;

/** Read before the first template: the code that it runs through is compiled then. */
const SAMPLE = `Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Environment: { Variables: { A: !GetAtt Orders.Arn, B: !Ref Orders, C: !Sub '\${Orders.Arn}' } }
      EventInvokeConfig:
        MaximumRetryAttempts: 1
        DestinationConfig: { OnFailure: { Type: SQS, Destination: !GetAtt Queue.Arn } }
  Queue:
    Type: AWS::SQS::Queue
`;

/** A third of the thread's code, and the grammar: loaded with the first Terraform file. */
const terraformCode = async () => await import('./templates/terraform/index.ts');
let terraform: Promise<TemplateReader> | undefined;

async function openTerraform(): Promise<TemplateReader> {
  const { folder } = workerData as { readonly folder: string };
  const { terraformReader } = await terraformCode();
  const wasm = (name: string): Uint8Array => readFileSync(join(folder, `${name}.wasm`));
  return await terraformReader({ runtime: wasm('web-tree-sitter'), grammar: wasm('tree-sitter-terraform') });
}

async function readersFor(sources: readonly TemplateSource[]): Promise<readonly TemplateReader[]> {
  if (!sources.some(({ file }) => isTerraformFile(file))) return allReaders;
  terraform ??= openTerraform();
  return [await terraform];
}

async function resultOf(request: ReadRequest): Promise<unknown> {
  if ('state' in request) return (await terraformCode()).readState(request.state);
  const sources = 'prepare' in request ? [{ file: request.prepare, text: SAMPLE }] : request.sources;
  return readTemplate(await readersFor(sources), sources);
}

async function answer(request: ReadRequest): Promise<void> {
  parentPort?.postMessage({ id: request.id, result: await resultOf(request) });
}

// A failure ends the thread, and the one who waits is told.
parentPort?.on('message', (request: ReadRequest) => void answer(request));
