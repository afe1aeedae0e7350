import { type DestinationKind, parseDestination } from '../destinations/destination.ts';
import type { StackResource } from '../session/stacksApi.ts';
import { EVENT_AGE, RETRY_ATTEMPTS } from '../settings/eventInvokeConfig.ts';
import type { Declared } from './declared.ts';
import type { DeclaredTemplate } from './template.ts';
import type { DeclaredConfig, DeclaredResource, DeclaredTarget } from './resources.ts';
import { type ConfigSetting, type SettingTarget, type Side, targetOf } from './setting.ts';

/** The sides of a template's declarations. */
export class DeclaredSides {
  readonly #byAddress: ReadonlyMap<string, DeclaredResource>;
  readonly #physical: ReadonlyMap<string, StackResource>;

  constructor(template: DeclaredTemplate, resources: readonly StackResource[]) {
    this.#byAddress = new Map(template.resources.map((resource) => [resource.address, resource]));
    this.#physical = new Map(resources.map((resource) => [resource.logicalId, resource]));
  }

  of(config: DeclaredConfig | undefined, setting: ConfigSetting): Side {
    if (setting === 'onSuccess' || setting === 'onFailure') return this.target(config?.[setting]);
    const limit = setting === 'maximumRetryAttempts' ? RETRY_ATTEMPTS : EVENT_AGE;
    const declared = config?.[setting];
    if (!declared) return { kind: 'value', value: limit.default, isDefault: true };
    if (declared.kind === 'literal') return { kind: 'value', value: declared.value };
    return unknownSide(declared);
  }

  /** A destination or dead-letter queue. */
  target(target: DeclaredTarget | undefined): Side {
    if (!target) return { kind: 'value', value: 'none', isDefault: true };
    const { arn, creates } = target;
    if (creates) return this.#created(creates.logicalId, creates.kind);
    if (arn.kind === 'literal') return { kind: 'value', value: targetOf(parseDestination(arn.value)) };
    if (arn.kind === 'unknown') return unknownSide(arn);
    const resource = this.#byAddress.get(arn.to);
    const kind = resource && kindOf(resource);
    return kind
      ? this.#created(arn.to, kind, resource)
      : { kind: 'unknown', why: 'undeclared', text: arn.to };
  }

  /** A resource of the template by its deployed name, else by the literal name that the template gives it. */
  #created(address: string, kind: DestinationKind, resource?: DeclaredResource): Side {
    const physicalId = this.#physical.get(address)?.physicalId;
    if (physicalId !== undefined) return { kind: 'value', value: physicalTarget(kind, physicalId) };
    const name = resource && 'name' in resource ? resource.name : undefined;
    if (name?.kind === 'literal') return { kind: 'value', value: { kind, name: name.value } };
    return { kind: 'resource', address, target: kind };
  }
}

function unknownSide(declared: Declared<unknown>): Side {
  if (declared.kind === 'unknown') return { kind: 'unknown', why: declared.why, text: declared.text };
  return { kind: 'unknown', why: 'expression', text: declared.kind === 'reference' ? declared.to : '' };
}

function kindOf(resource: DeclaredResource): DestinationKind | undefined {
  switch (resource.kind) {
    case 'function':
    case 'queue':
    case 'topic':
    case 'eventBus':
    case 'bucket':
      return resource.kind;
    case 'alias':
    case 'version':
      return 'function';
    case 'config':
    case 'role':
      return undefined;
    default:
      return resource satisfies never;
  }
}

/** From a physical id: of a queue its URL, of a topic its ARN, of the others the name (templates.md §3). */
function physicalTarget(kind: DestinationKind, physicalId: string): SettingTarget {
  if (physicalId.startsWith('arn:')) return targetOf(parseDestination(physicalId));
  const name = kind === 'queue' ? (physicalId.split('/').at(-1) ?? physicalId) : physicalId;
  return { kind, name };
}
