import { once } from '../../domain/async/lazy.ts';
import { partitionOfRegion } from '../../domain/arn/partition.ts';
import { parseDestination } from '../../domain/destinations/destination.ts';
import type {
  EvidenceApi,
  InvokersApi,
  MetricsApi,
  RolesApi,
  TargetsApi,
  TrailApi,
} from '../../domain/session/evidenceApi.ts';
import type { Perform } from '../lambda/lambdaApi.ts';
import type { Service, ServiceClient, ServiceConfig } from '../transport/serviceClient.ts';
import type { PerformWith } from '../transport/serviceRequest.ts';

/** The way to services of one Region. */
export interface Services {
  performWith<Client extends ServiceClient>(
    service: Service,
    create: (config: ServiceConfig) => Client,
  ): PerformWith<Client>;
  /** Hears of answers that are odd and still of use. */
  readonly warn: (message: string) => void;
}

/** The services that tell what happened, in one Region. The code of each is loaded, and its client made, with its first use. */
export function evidenceApi(services: Services, region: string, lambda: Perform): EvidenceApi {
  return {
    metrics: metrics(services),
    targets: targets(services, region),
    roles: roles(services),
    trail: trail(services),
    invokers: invokers(services, lambda),
  };
}

function metrics(services: Services): MetricsApi {
  const api = once(async () => {
    const { cloudWatchClient, metricsApi } = await import('../cloudwatch/metricsApi.ts');
    const service = { id: 'cloudwatch', actions: 'cloudwatch' } as const;
    return metricsApi(services.performWith(service, cloudWatchClient));
  });
  return {
    read: async (...asked) => (await api()).read(...asked),
    rank: async (...asked) => (await api()).rank(...asked),
  };
}

function targets(services: Services, region: string): TargetsApi {
  const { dnsSuffix } = partitionOfRegion(region);
  const queues = once(async () => {
    const { readQueue, sqsClient } = await import('../sqs/queuesApi.ts');
    const perform = services.performWith({ id: 'sqs', actions: 'sqs' }, sqsClient);
    return async (arn: string, signal: AbortSignal) => await readQueue(perform, arn, dnsSuffix, signal);
  });
  const topics = once(async () => {
    const { readTopic, snsClient } = await import('../sns/topicsApi.ts');
    const perform = services.performWith({ id: 'sns', actions: 'sns' }, snsClient);
    return async (arn: string, signal: AbortSignal) => await readTopic(perform, arn, signal);
  });
  const buses = once(async () => {
    const { eventBridgeClient, readBus } = await import('../eventbridge/busesApi.ts');
    const service = { id: 'eventbridge', actions: 'events' } as const;
    const perform = services.performWith(service, eventBridgeClient);
    return async (arn: string, signal: AbortSignal) =>
      await readBus(perform, parseDestination(arn).name, signal);
  });
  const buckets = once(async () => {
    const { bucketClient, readBucket } = await import('../s3/bucketsApi.ts');
    const perform = services.performWith({ id: 's3', actions: 's3' }, bucketClient);
    return async (name: string, signal: AbortSignal) => await readBucket(perform, name, signal);
  });
  return {
    queue: async (...asked) => (await queues())(...asked),
    topic: async (...asked) => (await topics())(...asked),
    eventBus: async (...asked) => (await buses())(...asked),
    bucket: async (...asked) => (await buckets())(...asked),
  };
}

function roles(services: Services): RolesApi {
  const api = once(async () => {
    const { iamClient, rolesApi } = await import('../iam/rolesApi.ts');
    const perform = services.performWith({ id: 'iam', actions: 'iam' }, iamClient);
    return rolesApi(perform, services.warn);
  });
  return {
    policies: async (...asked) => (await api()).policies(...asked),
    simulate: async (...asked) => (await api()).simulate(...asked),
  };
}

/** Of LookupEvents, for an account and Region (domain.md §15). */
const LOOK_UPS_PER_SECOND = 2;

function trail(services: Services): TrailApi {
  const api = once(async () => {
    const { cloudTrailClient, trailApi } = await import('../cloudtrail/trailApi.ts');
    const service = { id: 'cloudtrail', actions: 'cloudtrail', perSecond: LOOK_UPS_PER_SECOND } as const;
    return trailApi(services.performWith(service, cloudTrailClient));
  });
  return { lookUp: async (...asked) => (await api()).lookUp(...asked) };
}

function invokers(services: Services, lambda: Perform): InvokersApi {
  const api = once(async () => {
    const { invokersApi } = await import('../lambda/invokersApi.ts');
    return invokersApi(lambda, services.warn);
  });
  return {
    resourcePolicy: async (...asked) => (await api()).resourcePolicy(...asked),
    eventSourceMappings: async (...asked) => (await api()).eventSourceMappings(...asked),
  };
}
