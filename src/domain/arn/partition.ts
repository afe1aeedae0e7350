/**
 * AWS partitions: where a region's names, hosts and consoles live.
 * Source: AWS's published partitions table; the ids are those of ARNs (`arn:<partition>:…`).
 */
export interface Partition {
  /** As it stands in an ARN: `aws`, `aws-cn`, … */
  readonly id: string;
  /** How its region names begin; a region belongs to the first partition that matches. */
  readonly regionPrefix: RegExp;
  /** The domain of its API endpoints. */
  readonly dnsSuffix: string;
  /** The domain of its endpoints that answer over IPv6 too, where there are such. */
  readonly dualStackSuffix?: string;
  /** The host of its web console, where one is publicly known. */
  readonly consoleHost?: string;
  /** True if the console's host starts with the region (`eu-west-1.console.aws.amazon.com`). */
  readonly regionalConsole?: boolean;
  /** The regions we knew when this was written: offered, never required. */
  readonly regions: readonly string[];
}

const COMMERCIAL: Partition = {
  id: 'aws',
  regionPrefix: /^(us|eu|ap|sa|ca|me|af|il|mx)-/,
  dnsSuffix: 'amazonaws.com',
  dualStackSuffix: 'api.aws',
  consoleHost: 'console.aws.amazon.com',
  regionalConsole: true,
  regions: [
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'mx-central-1',
    'sa-east-1',
  ],
};

/** Most specific prefixes first: `us-gov-` and `us-iso-` also begin with `us-`. */
export const PARTITIONS: readonly Partition[] = [
  {
    id: 'aws-cn',
    regionPrefix: /^cn-/,
    dnsSuffix: 'amazonaws.com.cn',
    dualStackSuffix: 'api.amazonwebservices.com.cn',
    consoleHost: 'console.amazonaws.cn',
    regionalConsole: true,
    regions: ['cn-north-1', 'cn-northwest-1'],
  },
  {
    id: 'aws-us-gov',
    regionPrefix: /^us-gov-/,
    dnsSuffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
    consoleHost: 'console.amazonaws-us-gov.com',
    regions: ['us-gov-east-1', 'us-gov-west-1'],
  },
  {
    id: 'aws-iso',
    regionPrefix: /^us-iso-/,
    dnsSuffix: 'c2s.ic.gov',
    regions: ['us-iso-east-1', 'us-iso-west-1'],
  },
  {
    id: 'aws-iso-b',
    regionPrefix: /^us-isob-/,
    dnsSuffix: 'sc2s.sgov.gov',
    regions: ['us-isob-east-1', 'us-isob-west-1'],
  },
  {
    id: 'aws-iso-e',
    regionPrefix: /^eu-isoe-/,
    dnsSuffix: 'cloud.adc-e.uk',
    regions: ['eu-isoe-west-1'],
  },
  {
    id: 'aws-iso-f',
    regionPrefix: /^us-isof-/,
    dnsSuffix: 'csp.hci.ic.gov',
    regions: ['us-isof-east-1', 'us-isof-south-1'],
  },
  {
    id: 'aws-eusc',
    regionPrefix: /^eusc-/,
    dnsSuffix: 'amazonaws.eu',
    consoleHost: 'console.amazonaws-eusc.eu',
    regionalConsole: true,
    regions: ['eusc-de-east-1'],
  },
  COMMERCIAL,
];

/** The longest region name we let into a host name; the longest in use has 14 characters. */
const MAX_REGION_LENGTH = 32;

/** True if a text has the shape of a region, and so may become part of a host name. */
export function isRegion(text: string): boolean {
  return text.length <= MAX_REGION_LENGTH && /^[a-z]+(-[a-z]+)+-\d+$/.test(text);
}

/** True if a text is one label of a host name: what an emulator may call its Region (`local`). */
export function isHostLabel(text: string): boolean {
  return /^(?!\d+$)(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(text);
}

/** The partition of a region; a region of a form not seen before counts as commercial. */
export function partitionOfRegion(region: string): Partition {
  return PARTITIONS.find((partition) => partition.regionPrefix.test(region)) ?? COMMERCIAL;
}

/** The partition of an ARN's second field, where it is a known one. */
export function partitionById(id: string): Partition | undefined {
  return PARTITIONS.find((partition) => partition.id === id);
}

/**
 * True if a text can be the partition that a Region lies in. One that we do not know passes for a Region that we do not
 * know either: AWS opens new ones.
 */
export function isPartitionOf(id: string, region: string): boolean {
  if (!/^aws[a-zA-Z-]*$/.test(id)) return false;
  if (partitionById(id)) return partitionOfRegion(region).id === id;
  return !PARTITIONS.some(({ regions }) => regions.includes(region));
}
