import type { DeclaredTemplate, Reference } from '../../domain/declared/template.ts';
import type { DeclaredResource } from '../../domain/declared/resources.ts';
import { MAX_RESOURCES } from '../limits.ts';
import type { Source, TemplateReader } from '../reader.ts';
import { declaredText } from './declare.ts';
import { definitionsOf } from './definitions.ts';
import { Evaluator } from './evaluate.ts';
import { hclParser, type ParseHcl, type TerraformWasm } from './grammar.ts';
import { isTerraformFile } from './fileName.ts';
import { type Module, moduleOf } from './module.ts';
import { functionsByName } from './names.ts';
import { attributeOf } from './node.ts';
import { bodyReferences } from './references.ts';
import { remarksOf } from './remarks.ts';
import { resourcesOf } from './resources.ts';
import { rolesOf } from './roles.ts';

/** Words without which no file of Terraform says anything about functions or their destinations. */
const WORDS = [
  'lambda',
  'function_name',
  'aws_sqs_queue',
  'aws_sns_topic',
  'aws_cloudwatch_event_bus',
  'aws_s3_bucket',
];

/**
 * Makes the reader of Terraform's and OpenTofu's files. It starts the parser, which is why it is asynchronous; the reader
 * itself is not.
 */
export async function terraformReader(wasm: TerraformWasm): Promise<TemplateReader> {
  const parse = await hclParser(wasm);
  return {
    dialects: ['terraform'],
    accepts: ({ file, text }) => isTerraformFile(file) && WORDS.some((word) => text.includes(word)),
    read: (sources) => readModule(sources, parse),
  };
}

function readModule(sources: readonly Source[], parse: ParseHcl): DeclaredTemplate | undefined {
  const module = moduleOf(sources, parse);
  if (!module) return undefined;
  const evaluator = new Evaluator(module);
  const declared = [...module.declarations.values()].flatMap((one) => resourcesOf(one, evaluator));
  const resources: readonly DeclaredResource[] = [...declared, ...rolesOf(evaluator)].slice(0, MAX_RESOURCES);
  const definitions = definitionsOf(evaluator, resources);
  const names = { evaluator, byName: functionsByName(evaluator) };
  const references = module.bodies.flatMap((body) => bodyReferences(body, names));
  return {
    dialect: 'terraform',
    files: module.files,
    resources,
    references: inOrder(references, module),
    remarks: remarksOf(evaluator, resources),
    unread: module.unread,
    deployment: deploymentOf(evaluator),
    ...(definitions.length > 0 && { definitions }),
  };
}

/** By file and place, and of several at one place the first. */
function inOrder(references: readonly Reference[], { files }: Module): readonly Reference[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const seen = new Set<string>();
  return references
    .filter(({ at: { file, start, end } }) => {
      const place = `${start}-${end}-${file}`;
      if (seen.has(place)) return false;
      seen.add(place);
      return true;
    })
    .sort(
      (a, b) =>
        (order.get(a.at.file) ?? 0) - (order.get(b.at.file) ?? 0) ||
        a.at.start - b.at.start ||
        a.at.end - b.at.end,
    )
    .slice(0, MAX_RESOURCES);
}

/** The Region of the provider that all resources without another have. */
function deploymentOf(evaluator: Evaluator): DeclaredTemplate['deployment'] {
  const provider = evaluator.module.declarations.get('provider.aws')?.block;
  const region =
    provider && !attributeOf(provider.body, 'alias') ? attributeOf(provider.body, 'region') : undefined;
  if (!region?.value || region.isBroken === true) return {};
  return { region: declaredText(region.value, evaluator) };
}
