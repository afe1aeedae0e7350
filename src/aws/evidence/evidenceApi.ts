import { once } from '../../domain/async/lazy.ts';
import { partitionOfRegion } from '../../domain/arn/partition.ts';
import { parseDestination } from '../../domain/destinations/destination.ts';
import type {
  BucketFacts,
  EvidenceApi,
  InvokersApi,
  MetricsApi,
  QueueFacts,
  RolesApi,
  TargetList,
  TopicFacts,
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
    ...destinations(services, region),
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

/** Services of destinations: one client each, for reading one and for listing all. */
function destinations(services: Services, region: string): Pick<EvidenceApi, 'targets' | 'lists'> {
  const parts = {
    queue: queues(services, region),
    topic: topics(services),
    eventBus: buses(services),
    bucket: buckets(services, region),
  };
  return {
    targets: {
      queue: parts.queue.read,
      topic: parts.topic.read,
      eventBus: parts.eventBus.read,
      bucket: parts.bucket.read,
    },
    lists: { list: (kind, signal) => parts[kind].list(signal) },
  };
}

/** A service of destinations. */
interface Targets<Facts> {
  readonly read: (about: string, signal: AbortSignal) => Promise<Facts>;
  readonly list: (signal: AbortSignal) => Promise<TargetList>;
}

function queues(services: Services, region: string): Targets<QueueFacts | undefined> {
  const { dnsSuffix } = partitionOfRegion(region);
  const api = once(async () => {
    const { listQueues, readQueue, sqsClient } = await import('../sqs/queuesApi.ts');
    const perform = services.performWith({ id: 'sqs', actions: 'sqs' }, sqsClient);
    return {
      read: (arn: string, signal: AbortSignal) => readQueue(perform, arn, dnsSuffix, signal),
      list: (signal: AbortSignal) => listQueues(perform, region, signal),
    };
  });
  return targetsOf(api);
}

function topics(services: Services): Targets<TopicFacts | undefined> {
  const api = once(async () => {
    const { listTopics, readTopic, snsClient } = await import('../sns/topicsApi.ts');
    const perform = services.performWith({ id: 'sns', actions: 'sns' }, snsClient);
    return {
      read: (arn: string, signal: AbortSignal) => readTopic(perform, arn, signal),
      list: (signal: AbortSignal) => listTopics(perform, signal),
    };
  });
  return targetsOf(api);
}

function buses(services: Services): Targets<object | undefined> {
  const api = once(async () => {
    const { eventBridgeClient, listBuses, readBus } = await import('../eventbridge/busesApi.ts');
    const perform = services.performWith({ id: 'eventbridge', actions: 'events' }, eventBridgeClient);
    return {
      read: (arn: string, signal: AbortSignal) => readBus(perform, parseDestination(arn).name, signal),
      list: (signal: AbortSignal) => listBuses(perform, signal),
    };
  });
  return targetsOf(api);
}

function buckets(services: Services, region: string): Targets<BucketFacts | undefined> {
  const api = once(async () => {
    const [{ bucketClient }, { listBuckets, readBucket }] = await Promise.all([
      import('../s3/bucketClient.ts'),
      import('../s3/bucketsApi.ts'),
    ]);
    const perform = services.performWith({ id: 's3', actions: 's3' }, bucketClient);
    return {
      read: (name: string, signal: AbortSignal) => readBucket(perform, name, signal),
      list: (signal: AbortSignal) => listBuckets(perform, region, signal),
    };
  });
  return targetsOf(api);
}

/** A service whose code is loaded with its first use. */
const targetsOf = <Facts>(api: () => Promise<Targets<Facts>>): Targets<Facts> => ({
  read: async (...asked) => await (await api()).read(...asked),
  list: async (...asked) => await (await api()).list(...asked),
});

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
