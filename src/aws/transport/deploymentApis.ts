import { once } from '../../domain/async/lazy.ts';
import type { StacksApi } from '../../domain/session/stacksApi.ts';
import type { TaggingApi } from '../../domain/session/taggingApi.ts';
import type { Services } from '../evidence/evidenceApi.ts';
import { later } from './serviceClient.ts';

/** CloudFormation of one Region. Its code is loaded, and its client made, with its first use. */
export function lazyStacks(services: Services): StacksApi {
  const api = once(async () => {
    const { cloudFormationClient, stacksApi } = await import('../cloudformation/stacksApi.ts');
    const service = { id: 'cloudformation', actions: 'cloudformation' } as const;
    return stacksApi(services.performWith(service, cloudFormationClient), services.warn);
  });
  return {
    listStacks: (signal) => later(api, (stacks) => stacks.listStacks(signal)),
    resourcesWith: async (id, signal) => (await api()).resourcesWith(id, signal),
    resourcesOf: (stack, signal) => later(api, (stacks) => stacks.resourcesOf(stack, signal)),
    processedTemplate: async (stack, signal) => (await api()).processedTemplate(stack, signal),
  };
}

/** The same of the tagging service. */
export function lazyTagging(services: Services): TaggingApi {
  const api = once(async () => {
    const { taggingApi, taggingClient } = await import('../tagging/taggingApi.ts');
    const service = { id: 'resource_groups_tagging_api', actions: 'tag' } as const;
    return taggingApi(services.performWith(service, taggingClient), services.warn);
  });
  return {
    taggedFunctions: (signal) => later(api, (tagging) => tagging.taggedFunctions(signal)),
    taggedTargets: (signal) => later(api, (tagging) => tagging.taggedTargets(signal)),
  };
}
