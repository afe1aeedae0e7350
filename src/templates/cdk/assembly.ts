import type { Unread } from '../../domain/declared/template.ts';
import { MAX_RESOURCES, MAX_TEXT } from '../limits.ts';
import type { Source } from '../reader.ts';
import { type Entry, entriesOf, at, scalarAt, type TreeNode } from '../tree/node.ts';
import { jsonForest } from '../tree/jsonTree.ts';

/** A place in the app's source, as the assembly tells it. Foreign text: never opened unasked. */
export interface SourceLine {
  readonly file: string;
  readonly line: number;
}

/** A resource of a stack with the construct that made it. */
export interface AssemblyConstruct {
  /** `Stack/Orders/Resource`, as in the template's `aws:cdk:path`. */
  readonly path: string;
  readonly logicalId: string;
  /** The innermost line of the app that created it, where the assembly has it. */
  readonly createdAt?: SourceLine;
}

export interface AssemblyStack {
  /** The artifact's id. */
  readonly id: string;
  readonly stackName: string;
  /** Name of the template's file, in the assembly's folder. */
  readonly templateFile: string;
  /** Absent: the stack is deployed to the account or Region of the moment. */
  readonly accountId?: string;
  readonly region?: string;
  readonly constructs: readonly AssemblyConstruct[];
  /** A file beside the manifest with the rest of the metadata. */
  readonly metadataFile?: string;
}

/** Contents of `cdk.out/manifest.json`. */
export interface CdkAssembly {
  readonly stacks: readonly AssemblyStack[];
  /** Folders of assemblies in this one, as for stages. */
  readonly nested: readonly string[];
  readonly unread: readonly Unread[];
}

/** True if a text may be a manifest, by its name and words. */
export const isCdkManifest = ({ file, text }: Source): boolean =>
  /(?:^|[\\/])manifest\.json$/i.test(file) && text.includes('"artifacts"');

/** Reads the manifest of an assembly; undefined: it is none. */
export function readCdkAssembly(source: Source): CdkAssembly | undefined {
  const { file, text } = source;
  if (text.length > MAX_TEXT) {
    return { stacks: [], nested: [], unread: [{ why: 'tooLong', at: { file, start: 0, end: text.length } }] };
  }
  const { roots, unread } = jsonForest(source);
  const artifacts = at(roots[0], 'artifacts');
  if (artifacts?.kind !== 'map') return undefined;
  return {
    stacks: artifacts.entries.flatMap((entry) => stackOf(entry) ?? []),
    nested: artifacts.entries.flatMap((entry) => nestedOf(entry) ?? []),
    unread,
  };
}

/** Reads the metadata that a stack has in a file of its own. */
export function readCdkMetadata(source: Source): readonly AssemblyConstruct[] {
  if (source.text.length > MAX_TEXT) return [];
  return constructsOf(jsonForest(source).roots[0]);
}

function nestedOf({ value }: Entry): string | undefined {
  if (scalarAt(value, 'type')?.text !== 'cdk:cloud-assembly') return undefined;
  return fileName(scalarAt(value, 'properties', 'directoryName')?.text);
}

function stackOf({ key, value }: Entry): AssemblyStack | undefined {
  if (scalarAt(value, 'type')?.text !== 'aws:cloudformation:stack') return undefined;
  const templateFile = fileName(scalarAt(value, 'properties', 'templateFile')?.text);
  if (templateFile === undefined) return undefined;
  const environment = /^aws:\/\/([^/]{1,64})\/([^/]{1,64})$/.exec(scalarAt(value, 'environment')?.text ?? '');
  const [, account = '', region = ''] = environment ?? [];
  const metadataFile = fileName(scalarAt(value, 'additionalMetadataFile')?.text);
  return {
    id: key.text,
    stackName: scalarAt(value, 'properties', 'stackName')?.text ?? key.text,
    templateFile,
    ...(/^\d{12}$/.test(account) && { accountId: account }),
    ...(/^[a-z]{2,8}(?:-[a-z]{1,12}){1,3}-\d{1,2}$/.test(region) && { region }),
    constructs: constructsOf(at(value, 'metadata')),
    ...(metadataFile !== undefined && { metadataFile }),
  };
}

/** A file or folder of the assembly itself: no path that leads out of it. */
function fileName(text: string | undefined): string | undefined {
  if (text === undefined || text === '' || text.length > 255) return undefined;
  return /[\\/:\0]/.test(text) || /^\.+$/.test(text) ? undefined : text;
}

function constructsOf(metadata: TreeNode | undefined): readonly AssemblyConstruct[] {
  return entriesOf(metadata)
    .slice(0, MAX_RESOURCES)
    .flatMap(({ key, value }) => constructOf(key.text, value) ?? []);
}

function constructOf(path: string, node: TreeNode | undefined): AssemblyConstruct | undefined {
  const items = node?.kind === 'list' ? node.items : [];
  const named = items.find((item) => scalarAt(item, 'type')?.text === 'aws:cdk:logicalId');
  const logicalId = scalarAt(named, 'data')?.text;
  if (logicalId === undefined) return undefined;
  // As the CDK's own toolkit: the trace of the logical id comes first.
  const stacks = items.filter((item) => scalarAt(item, 'type')?.text === 'aws:cdk:creationStack');
  const traces = [...linesOf(at(named, 'trace')), ...stacks.flatMap((item) => linesOf(at(item, 'data')))];
  const createdAt = traces.find(({ file }) => isOfApp(file));
  return { path: path.replace(/^\//, ''), logicalId, ...(createdAt && { createdAt }) };
}

/** Most lines of one trace. */
const MAX_TRACE = 100;

function linesOf(trace: TreeNode | undefined): readonly SourceLine[] {
  const items = trace?.kind === 'list' ? trace.items.slice(0, MAX_TRACE) : [];
  return items.flatMap((item) => (item.kind === 'scalar' ? (lineOf(item.text) ?? []) : []));
}

/** `new Orders (/app/lib/orders.ts:12:5)`, `/app/lib/orders.ts:12:5`. */
function lineOf(text: string): SourceLine | undefined {
  if (text.length > 1_000) return undefined;
  const found = /(?:\(|^|\sat )((?:[A-Za-z]:)?[^():]+):(\d{1,7})(?::\d{1,7})?\)?$/.exec(text);
  const [, file, line] = found ?? [];
  return file === undefined ? undefined : { file: file.trim(), line: Number(line) };
}

const isOfApp = (file: string): boolean =>
  !/node_modules|^node:|^internal\/|site-packages|<anonymous>/.test(file);
