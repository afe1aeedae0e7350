import type { Span } from '../../domain/declared/declared.ts';
import type {
  DeclaredDeployment,
  DeclaredTemplate,
  Reference,
  Unread,
} from '../../domain/declared/template.ts';
import type { DeclaredResource } from '../../domain/declared/resources.ts';
import { MAX_RESOURCES } from '../limits.ts';
import type { Source, TemplateReader } from '../reader.ts';
import { forestOf } from '../tree/forest.ts';
import { at, scalarAt, type TreeNode } from '../tree/node.ts';
import { functionResources } from './functions.ts';
import { keyReferences, sectionReferences } from './keyReferences.ts';
import { bucketRemarks } from './remarks.ts';
import { declarationReferences, textReferences } from './references.ts';
import { sectionResources } from './resources.ts';
import {
  declaredText,
  fromEvaluated,
  joinedParts,
  serviceNode,
  serviceOf,
  serviceParts,
  type Service,
} from './service.ts';

/** `.serverless/serverless-state.json` is an output. */
const NAME = /(?:^|[\\/])serverless(?!-state\.json$)(?:[.-][\w.-]{1,100})?\.(?:ya?ml|json)$/i;
const CODE = /(?:^|[\\/])serverless(?:\.[\w-]{1,100})?\.[cm]?[jt]s$/i;

/** Reads `serverless.yml`, `.yaml` and `.json`. Configurations that are programs are told as not readable. */
export const serverlessReader: TemplateReader = {
  dialects: ['serverless'],
  accepts: ({ file, text }) => NAME.test(file) || CODE.test(file) || hasSections(text),
  read([source]) {
    if (!source) return undefined;
    return CODE.test(source.file) ? unreadable(source) : readService(source);
  },
};

/** Another name, given by `--config`: the sections that every service has. */
function hasSections(text: string): boolean {
  return hasKey(text, 'service:') && hasKey(text, 'provider:') && hasKey(text, 'functions:');
}

const hasKey = (text: string, key: string): boolean => text.startsWith(key) || text.includes(`\n${key}`);

function empty(source: Source, unread: readonly Unread[]): DeclaredTemplate {
  const files = [source.file];
  return { dialect: 'serverless', files, resources: [], references: [], remarks: [], unread, deployment: {} };
}

function unreadable(source: Source): DeclaredTemplate {
  return empty(source, [{ why: 'code', at: { file: source.file, start: 0, end: source.text.length } }]);
}

function readService(source: Source): DeclaredTemplate | undefined {
  const { roots, unread } = forestOf(source);
  const [root] = roots;
  if (!root) return unread.length > 0 ? empty(source, unread) : undefined;
  if (root.kind !== 'map' || !isService(root)) return undefined;
  const service = serviceOf(source, root);
  const entries = [...service.functions.values()].slice(0, MAX_RESOURCES);
  const own = entries.flatMap((entry) => functionResources(service, entry));
  const section = sectionResources(service, own).slice(0, MAX_RESOURCES);
  const resources = [...own, ...section];
  const references = [
    ...entries.flatMap((entry) => [
      ...declarationReferences(service, entry),
      ...keyReferences(service, entry),
    ]),
    ...sectionReferences(service),
    ...section.flatMap((resource) => declarations(resource)),
    ...textReferences(service, resources),
  ];
  return {
    dialect: 'serverless',
    files: [source.file],
    resources,
    references: inOrder(references),
    remarks: bucketRemarks(service, resources),
    unread: [...unread, ...service.unread],
    deployment: deploymentOf(service),
  };
}

const declarations = ({ kind, address, nameAt }: DeclaredResource): readonly Reference[] =>
  kind === 'role' ? [] : [{ form: 'declaration', to: { kind: 'declared', address }, at: nameAt }];

/** A half-typed file has at least one of these. */
function isService(root: TreeNode): boolean {
  const provider = scalarAt(root, 'provider', 'name') ?? scalarAt(root, 'provider');
  // Azure, Google and others have functions as well.
  const isOther = provider !== undefined && /^(?!aws$)[a-z][a-z-]{1,40}$/i.test(provider.text);
  if (isOther) return false;
  return ['service', 'functions', 'provider'].some((key) => at(root, key) !== undefined);
}

/** By place, and of several at one place the first. */
function inOrder(references: readonly Reference[]): readonly Reference[] {
  const seen = new Set<string>();
  return references
    .filter(({ at: { start, end } }) => {
      const place = `${start}-${end}`;
      if (seen.has(place)) return false;
      seen.add(place);
      return true;
    })
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end)
    .slice(0, MAX_RESOURCES);
}

function deploymentOf(service: Service): DeclaredDeployment {
  const { root } = service;
  const name = serviceNode(root);
  const stage = scalarAt(root, 'provider', 'stage');
  const region = scalarAt(root, 'provider', 'region');
  return {
    ...stackOf(service),
    ...(name && { service: declaredText(service, name) }),
    ...(stage && { stage: declaredText(service, stage) }),
    ...(region && { region: declaredText(service, region) }),
  };
}

/** `provider.stackName`, else `service-stage`. */
function stackOf(service: Service): Pick<DeclaredDeployment, 'stackName'> {
  const { root, evaluator } = service;
  const given = scalarAt(root, 'provider', 'stackName');
  if (given && given.text !== '') return { stackName: declaredText(service, given) };
  const name = serviceNode(root);
  if (!name) return {};
  const parts = joinedParts([...serviceParts(evaluator, root), '-', evaluator.pseudo('stage')]);
  const span: Span = name.inner;
  return { stackName: fromEvaluated({ parts, why: 'expression' }, '${self:service}-${sls:stage}', span) };
}
