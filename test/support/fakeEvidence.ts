import type {
  BucketFacts,
  EventSourceMapping,
  EvidenceApi,
  InvokersApi,
  ListedKind,
  MetricQuery,
  MetricsApi,
  MetricSeries,
  MetricSpan,
  QueueFacts,
  RankedFunction,
  RolePolicy,
  RolesApi,
  Simulated,
  TargetList,
  TargetListsApi,
  TargetsApi,
  TopicFacts,
  TrailApi,
  TrailEvent,
} from '../../src/domain/session/evidenceApi.ts';

/** The services that tell what happened, as a test sets them. All are empty at first. */
export class FakeEvidence implements EvidenceApi {
  /** Requests in their order: `metrics orders AsyncEventsDropped`. */
  readonly asked: string[] = [];
  /** By `resource metric`. */
  readonly series = new Map<string, MetricSeries>();
  readonly queues = new Map<string, QueueFacts>();
  readonly topics = new Map<string, TopicFacts>();
  readonly buses = new Set<string>();
  readonly buckets = new Map<string, BucketFacts>();
  /** The listed ones; a kind that is not here has none. */
  readonly listed = new Map<ListedKind, TargetList>();
  /** By the role's name. */
  readonly rolePolicies = new Map<string, readonly RolePolicy[]>();
  simulated: readonly Simulated[] = [];
  events: readonly TrailEvent[] = [];
  /** By `function` or `function:qualifier`. */
  readonly resourcePolicies = new Map<string, string>();
  readonly mappings = new Map<string, readonly EventSourceMapping[]>();
  /** Names of look-ups that are cut after what they give. */
  readonly cutLookUps = new Set<string>();
  /** By the request's first word. */
  readonly errors = new Map<string, Error>();

  readonly metrics: MetricsApi = {
    read: async (queries, span) => await this.#metrics(queries, span),
    rank: async (metric) => await this.#answer('rank', metric, (): readonly RankedFunction[] => []),
  };
  readonly targets: TargetsApi = {
    queue: async (arn) => await this.#answer('queue', arn, () => this.queues.get(arn)),
    topic: async (arn) => await this.#answer('topic', arn, () => this.topics.get(arn)),
    eventBus: async (arn) =>
      await this.#answer('eventBus', arn, () => (this.buses.has(arn) ? {} : undefined)),
    bucket: async (name) => await this.#answer('bucket', name, () => this.buckets.get(name)),
  };
  readonly lists: TargetListsApi = {
    list: async (kind) =>
      await this.#answer(`list ${kind}`, '', () => this.listed.get(kind) ?? { arns: [], isCut: false }),
  };
  readonly roles: RolesApi = {
    policies: async (role) => await this.#answer('policies', role, () => this.rolePolicies.get(role) ?? []),
    simulate: async (role) => await this.#answer('simulate', role, () => this.simulated),
  };
  readonly trail: TrailApi = {
    lookUp: async (attribute, value) =>
      await this.#answer('lookUp', `${attribute} ${value}`, () => ({
        events: attribute === 'EventName' ? this.events.filter(({ name }) => name === value) : [],
        more: this.cutLookUps.has(value),
      })),
  };
  readonly invokers: InvokersApi = {
    resourcePolicy: async (name, qualifier) =>
      await this.#answer('resourcePolicy', keyOf(name, qualifier), () =>
        this.resourcePolicies.get(keyOf(name, qualifier)),
      ),
    eventSourceMappings: async (name, qualifier) =>
      await this.#answer(
        'eventSourceMappings',
        keyOf(name, qualifier),
        () => this.mappings.get(keyOf(name, qualifier)) ?? [],
      ),
  };

  #metrics(queries: readonly MetricQuery[], { from }: MetricSpan): Promise<readonly MetricSeries[]> {
    const about = queries.map(({ resource, metric }) => `${resource} ${metric}`);
    return this.#answer('metrics', about.join(', '), () =>
      about.map((key) => ({
        points: (this.series.get(key)?.points ?? []).filter(({ at }) => at >= from),
        partial: this.series.get(key)?.partial ?? false,
      })),
    );
  }

  #answer<T>(request: string, about: string, value: () => T): Promise<T> {
    this.asked.push(`${request} ${about}`);
    const error = this.errors.get(request);
    return error ? Promise.reject(error) : Promise.resolve(value());
  }
}

const keyOf = (name: string, qualifier: string | undefined): string =>
  qualifier === undefined ? name : `${name}:${qualifier}`;
