import { membersOf } from '../typeGuards.ts';
import { creationLines } from './creationLines.ts';
import { parsedJson } from './parsedJson.ts';
import type { AssembledConstruct } from './resolution.ts';

/** A stack of a CDK assembly, with the files beside the manifest that tell more of it. */
export interface AssembledStack {
  readonly name: string;
  /** Absent: the stack is deployed to the Region of the moment. */
  readonly region?: string;
  readonly templateFile?: string;
  readonly metadataFile?: string;
  readonly constructs: readonly AssembledConstruct[];
}

/** More than the resources of all stacks of an app. An assembly of more tells nothing. */
export const MOST_CONSTRUCTS = 20_000;

/** More ids than a path has in practice: the time to look for an id grows with their number times the path's length. */
const MOST_IDS = 30;
/** Characters of a path; an id that is a logical id has at most 255. */
const LONGEST_PATH = 2_000;

/** The stacks of `cdk.out/manifest.json`. */
export function assembledStacks(manifest: string): readonly AssembledStack[] {
  const artifacts = Object.entries(membersOf(membersOf(parsedJson(manifest))['artifacts']));
  return artifacts.flatMap(([id, artifact]) => stackOf(id, membersOf(artifact)) ?? []);
}

function stackOf(id: string, artifact: Readonly<Record<string, unknown>>): AssembledStack | undefined {
  const { type, properties, metadata, environment, additionalMetadataFile } = artifact;
  const { stackName: name = id, templateFile } = membersOf(properties);
  if (type !== 'aws:cloudformation:stack' || typeof name !== 'string') return undefined;
  const region = regionIn(environment);
  const place = { name, ...(region !== undefined && { region }) };
  return {
    ...place,
    constructs: constructsIn(metadata, place),
    ...(isFileName(templateFile) && { templateFile }),
    ...(isFileName(additionalMetadataFile) && { metadataFile: additionalMetadataFile }),
  };
}

/** `aws://123456789012/eu-west-1`; `unknown-region` where the app does not tell. */
function regionIn(environment: unknown): string | undefined {
  if (typeof environment !== 'string') return undefined;
  return /^aws:\/\/[^/]{1,64}\/([a-z]{2,8}(?:-[a-z]{1,12}){1,3}-\d{1,2})$/.exec(environment)?.[1];
}

/** A file of the assembly itself: no path that leads out of it. */
const isFileName = (name: unknown): name is string =>
  typeof name === 'string' && /^[\w-][\w.-]{0,200}$/.test(name);

/** The resources of a stack's metadata: of the manifest, or of a file of its own. */
function constructsIn(
  metadata: unknown,
  { name: stack, region }: Pick<AssembledStack, 'name' | 'region'>,
): readonly AssembledConstruct[] {
  return Object.entries(membersOf(metadata)).flatMap(([path, entries]) => {
    if (!Array.isArray(entries)) return [];
    const logicalId = logicalIdIn(entries);
    if (logicalId === undefined || !isPath(path)) return [];
    const createdAt = creationLines(entries);
    return [
      {
        stack,
        ...(region !== undefined && { region }),
        path: path.replace(/^\//, ''),
        logicalId,
        ...(createdAt.length > 0 && { createdAt }),
      },
    ];
  });
}

/** @param path begins with a slash */
const isPath = (path: string): boolean =>
  path.length <= LONGEST_PATH && path.split('/').length <= MOST_IDS + 1;

function logicalIdIn(entries: readonly unknown[]): string | undefined {
  const found = entries.map(membersOf).find(({ type }) => type === 'aws:cdk:logicalId');
  return typeof found?.['data'] === 'string' ? found['data'] : undefined;
}

/** Texts of the files beside the manifest. */
export interface StackFiles {
  readonly template?: string | undefined;
  readonly metadata?: string | undefined;
  /** Templates of nested stacks, and of those in them. */
  readonly nested?: readonly string[];
}

/** The files of the nested stacks of a template. */
export function nestedTemplateFiles(template: string): readonly string[] {
  return Object.values(resourcesIn(template)).flatMap((resource) => {
    const { Type, Metadata } = membersOf(resource);
    const { 'aws:asset:path': file } = membersOf(Metadata);
    return Type === 'AWS::CloudFormation::Stack' && isFileName(file) ? [file] : [];
  });
}

const resourcesIn = (template: string): Readonly<Record<string, unknown>> =>
  membersOf(membersOf(parsedJson(template))['Resources']);

/** The constructs of a stack, with what its template says they are. */
export function typedConstructs(
  stack: AssembledStack,
  { template, metadata, nested = [] }: StackFiles,
): readonly AssembledConstruct[] {
  const known = new Set(stack.constructs.map(({ path }) => path));
  const more = metadata === undefined ? [] : constructsIn(parsedJson(metadata), stack);
  const all = [...stack.constructs, ...more.filter(({ path }) => !known.has(path))];
  const sections = template === undefined ? {} : membersOf(parsedJson(template));
  const counts = new Map<string, number>();
  for (const { logicalId } of all) counts.set(logicalId, (counts.get(logicalId) ?? 0) + 1);
  const ids = new Map(all.map(({ path, logicalId }) => [path, logicalId]));
  const inner = nested.map(resourcesIn);
  return all.map((construct) => {
    const around = nestedAround(construct.path, ids);
    const isFunction =
      around.length > 0
        ? isFunctionOfNested(inner, construct)
        : isFunctionIn(sections, construct, counts.get(construct.logicalId) === 1);
    return {
      ...construct,
      ...(around.length > 0 && { nested: around }),
      ...(isFunction !== undefined && { isFunction }),
    };
  });
}

/**
 * The logical ids of the nested stacks that a path leads through: beside `Shop/Inner` the CDK has
 * `Shop/Inner.NestedStack/Inner.NestedStackResource`, which is the resource.
 */
function nestedAround(path: string, ids: ReadonlyMap<string, string>): readonly string[] {
  const parts = path.split('/');
  return parts.slice(0, -1).flatMap((id, index) => {
    const scope = parts.slice(0, index + 1).join('/');
    return ids.get(`${scope}.NestedStack/${id}.NestedStackResource`) ?? [];
  });
}

/** Logical ids of nested stacks can be the same: the path decides. */
function isFunctionOfNested(
  templates: readonly Readonly<Record<string, unknown>>[],
  { path, logicalId }: AssembledConstruct,
): boolean | undefined {
  for (const resources of templates) {
    const { Type, Metadata } = membersOf(
      Object.hasOwn(resources, logicalId) ? resources[logicalId] : undefined,
    );
    if (membersOf(Metadata)['aws:cdk:path'] === path) return FUNCTION_TYPES.includes(Type);
  }
  return undefined;
}

const FUNCTION_TYPES: readonly unknown[] = ['AWS::Lambda::Function', 'AWS::Serverless::Function'];

/** Undefined: another template has it. Logical ids of a nested stack can be the same as its parent's: the path decides. */
function isFunctionIn(
  sections: Readonly<Record<string, unknown>>,
  { path, logicalId }: AssembledConstruct,
  isOnly: boolean,
): boolean | undefined {
  const { Resources, ...others } = sections;
  const resources = membersOf(Resources);
  if (!Object.hasOwn(resources, logicalId)) {
    return Object.values(others).some((section) => Object.hasOwn(membersOf(section), logicalId))
      ? false
      : undefined;
  }
  const { Type, Metadata } = membersOf(resources[logicalId]);
  const { 'aws:cdk:path': own } = membersOf(Metadata);
  // An app can leave the paths out.
  const isOwn = own === undefined ? isOnly : own === path;
  return isOwn ? FUNCTION_TYPES.includes(Type) : undefined;
}
