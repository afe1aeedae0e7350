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

/** Answers for one target of a kind, by its ARN or name. */
type ReadTarget<Facts> = (about: string, signal: AbortSignal) => Promise<Facts>;

function targets(services: Services, region: string): TargetsApi {
  const { dnsSuffix } = partitionOfRegion(region);
  return {
    queue: lateTarget(async () => {
      const { readQueue, sqsClient } = await import('../sqs/queuesApi.ts');
      const perform = services.performWith({ id: 'sqs', actions: 'sqs' }, sqsClient);
      return async (arn, signal) => await readQueue(perform, arn, dnsSuffix, signal);
    }),
    topic: lateTarget(async () => {
      const { readTopic, snsClient } = await import('../sns/topicsApi.ts');
      const perform = services.performWith({ id: 'sns', actions: 'sns' }, snsClient);
      return async (arn, signal) => await readTopic(perform, arn, signal);
    }),
    ...busesAndBuckets(services),
  };
}

const busesAndBuckets = (services: Services): Pick<TargetsApi, 'eventBus' | 'bucket'> => ({
  eventBus: lateTarget(async () => {
    const { eventBridgeClient, readBus } = await import('../eventbridge/busesApi.ts');
    const perform = services.performWith({ id: 'eventbridge', actions: 'events' }, eventBridgeClient);
    return async (arn, signal) => await readBus(perform, parseDestination(arn).name, signal);
  }),
  bucket: lateTarget(async () => {
    const { bucketClient, readBucket } = await import('../s3/bucketsApi.ts');
    const perform = services.performWith({ id: 's3', actions: 's3' }, bucketClient);
    return async (name, signal) => await readBucket(perform, name, signal);
  }),
});

/** Loads the code of a service with its first use. */
function lateTarget<Facts>(load: () => Promise<ReadTarget<Facts>>): ReadTarget<Facts> {
  const read = once(load);
  return async (...asked) => (await read())(...asked);
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
