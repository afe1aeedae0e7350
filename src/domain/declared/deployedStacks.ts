import type { Deployments } from '../account/deployments.ts';
import { isExpectedError, isUnavailable } from '../errors.ts';
import type { DeclaredTemplate } from './template.ts';
import type { TemplateAccess } from './templateAccess.ts';
import type { StackKnowledge } from './threeSides.ts';

interface Parsed {
  readonly text: string;
  readonly template: Promise<DeclaredTemplate | undefined>;
}

/** Reads the resources and last templates of stacks. A processed template is parsed once, until another text is deployed. */
export class DeployedStacks {
  readonly #templates: Pick<TemplateAccess, 'read'>;
  /** By stack; the entries go with the session. */
  readonly #parsed = new WeakMap<Deployments, Map<string, Parsed>>();

  constructor(templates: Pick<TemplateAccess, 'read'>) {
    this.#templates = templates;
  }

  /** Permissions that are denied leave out their part; other failures reject. */
  async of(deployments: Deployments | undefined, stack: string): Promise<StackKnowledge> {
    if (!deployments) return {};
    const [resources, text] = await Promise.all([
      unlessUnavailable(deployments.resourcesOf(stack)),
      unlessUnavailable(deployments.processedTemplate(stack)),
    ]);
    const deployed = text === undefined ? undefined : await this.#read(deployments, stack, text);
    return { resources, deployed };
  }

  #read(deployments: Deployments, stack: string, text: string): Promise<DeclaredTemplate | undefined> {
    const stacks = this.#parsed.get(deployments) ?? new Map<string, Parsed>();
    this.#parsed.set(deployments, stacks);
    const known = stacks.get(stack);
    if (known?.text === text) return known.template;
    const template = this.#templates.read([{ file: `${stack}.json`, text }]);
    stacks.set(stack, { text, template });
    template.catch(() => stacks.delete(stack));
    return template;
  }
}

async function unlessUnavailable<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isUnavailable(error) || (isExpectedError(error) && error.kind === 'notFound')) return undefined;
    throw error;
  }
}
