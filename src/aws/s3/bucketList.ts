import { partitionOfRegion } from '../../domain/arn/partition.ts';
import { notUnderstood } from '../failures/errors.ts';
import { nextToken } from '../transport/fields.ts';
import { CAPS } from '../transport/limits.ts';
import type { TargetPage } from '../transport/targetPages.ts';

/**
 * Reads ListBuckets' answer in one pass: no element of it that we need has attributes or holds another of its name.
 * @param region the one whose buckets were asked for: emulators may answer with all
 */
export function readBucketList(xml: string, region: string): TargetPage {
  if (!xml.includes('<ListAllMyBucketsResult') || !xml.trimEnd().endsWith('</ListAllMyBucketsResult>'))
    throw notUnderstood('The answer is not one of ListBuckets.');
  const buckets = bucketsIn(xml).filter((bucket) => (textIn(bucket, 'BucketRegion') ?? region) === region);
  const names = buckets.map(nameOf);
  const token = textIn(xml, 'ContinuationToken');
  return {
    arns: names
      .filter((name) => name.length <= CAPS.text)
      .map((name) => `arn:${partitionOfRegion(region).id}:s3:::${name}`),
    next: nextToken({ token }, 'token'),
  };
}

/** The content of each bucket. What is written in another way than S3 writes it must not look like no buckets. */
function bucketsIn(xml: string): readonly string[] {
  const buckets = elementsOf(xml, 'Bucket');
  const written = xml.match(/<Bucket[\s/>]/g)?.length ?? 0;
  if (!/<Buckets\s?\/?>/.test(xml) || written !== buckets.length)
    throw notUnderstood('The list of buckets is not written as S3 does.');
  return buckets;
}

function nameOf(bucket: string): string {
  const name = textIn(bucket, 'Name') ?? '';
  if (name === '') throw notUnderstood('A bucket has no name.');
  return name;
}

/** The content of each element of a name, as it came. */
function elementsOf(xml: string, name: string): readonly string[] {
  const [open, close] = [`<${name}>`, `</${name}>`];
  const found: string[] = [];
  for (let from = xml.indexOf(open); from >= 0; from = xml.indexOf(open, from)) {
    const end = xml.indexOf(close, from);
    if (end < 0) break;
    found.push(xml.slice(from + open.length, end));
    from = end + close.length;
  }
  return found;
}

/** The text of the first element of a name; undefined where there is none. */
export function textIn(xml: string, name: string): string | undefined {
  const from = xml.indexOf(`<${name}>`);
  const end = from < 0 ? -1 : xml.indexOf(`</${name}>`, from);
  return end < 0 ? undefined : decoded(xml.slice(from + name.length + 2, end));
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
