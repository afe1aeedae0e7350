import type { TemplateSource } from './templateAccess.ts';
import type { DeclaredTemplate, Reference } from './template.ts';

/** A template with the file that it was read from. */
export interface ReadTemplate {
  readonly file: string;
  readonly template: DeclaredTemplate;
}

/** True if a template may fill in placeholders: a state machine's definition, or that of an API. */
export const mayBeDefinition = (text: string): boolean =>
  (text.includes('StartAt') || text.includes('x-amazon-apigateway-')) && text.includes('${');

/** Words of a template that has a definition in a file of its own. */
const WORDS = ['DefinitionSubstitutions', 'templatefile', 'AWS::Include'];

/** True if a text may be the template that names a definition, by the name of its file. */
export const mayNameDefinition = ({ text }: TemplateSource, definition: string): boolean =>
  WORDS.some((word) => text.includes(word)) &&
  text.includes(definition.slice(definition.lastIndexOf('/') + 1));

/**
 * A definition of a state machine or an API whose placeholders stand for functions of the template that deploys it. The
 * definition itself, where no resource has that file, or several have.
 * @param file of the definition; a path or a URI, as the files of the candidates are
 */
export function withSubstitutions(
  definition: DeclaredTemplate,
  file: string,
  candidates: readonly ReadTemplate[],
): DeclaredTemplate {
  const owners = candidates.flatMap(({ file: owner, template }) =>
    (template.definitions ?? [])
      .filter(({ path }) => pathFrom(owner, path) === file)
      .map(({ substitutions }) => ({ template, substitutions })),
  );
  const [owner, ...more] = owners;
  if (!owner || more.length > 0) return definition;
  const addresses = new Map(owner.substitutions);
  const references = definition.references.map((reference) => substituted(reference, addresses));
  const { dialect, resources, deployment, files } = owner.template;
  return {
    ...definition,
    dialect,
    resources,
    deployment,
    files: [...definition.files, ...files],
    references,
  };
}

function substituted(reference: Reference, addresses: ReadonlyMap<string, string>): Reference {
  const { form, to } = reference;
  const isFilledIn = form === 'stepFunction' || form === 'invocationUri';
  const address = isFilledIn && to.kind === 'unknown' ? addresses.get(to.text) : undefined;
  return address === undefined ? reference : { ...reference, to: { kind: 'declared', address } };
}

/** A relative path from the folder of a file; undefined: there is no folder so far above. */
function pathFrom(file: string, path: string): string | undefined {
  const steps = file.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..' && steps.pop() === undefined) return undefined;
    if (step !== '..' && step !== '.' && step !== '') steps.push(encodedLike(file, step));
  }
  return steps.join('/');
}

/** Names in a URI are encoded. */
const encodedLike = (file: string, step: string): string =>
  /^[a-z][a-z0-9+.-]+:/i.test(file) ? encodeURIComponent(step.toWellFormed()) : step;
