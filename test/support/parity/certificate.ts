import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate and its key, both in PEM. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

/** An authority that lives as long as the process, and what it certifies. */
export interface Authority {
  /** In PEM, for AWS_CA_BUNDLE. */
  readonly certificate: string;
  /** A certificate for a server of this name, made when first asked for. */
  certify(host: string): Certified;
}

interface Pair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Makes an authority: Node has keys and signatures, and nothing that writes a certificate (RFC 5280). */
export function createAuthority(): Authority {
  const own = newPair();
  const name = nameOf('Lambda Async tests');
  const made = new Map<string, Certified>();
  const certify = (host: string): Certified => {
    const pair = newPair();
    const extensions = [alternativeName(host), keyId(AUTHORITY_KEY, own.publicKey)];
    return {
      certificate: pem(certificate(name, nameOf(host), pair.publicKey, extensions, own.privateKey)),
      key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    };
  };
  return {
    certificate: pem(
      certificate(name, name, own.publicKey, authorityExtensions(own.publicKey), own.privateKey),
    ),
    certify(host) {
      const known = made.get(host) ?? certify(host);
      made.set(host, known);
      return known;
    },
  };
}

const newPair = (): Pair => generateKeyPairSync('ec', { namedCurve: 'P-256' });

const DAY_MS = 86_400_000;
const COMMON_NAME = '2.5.4.3';
const SUBJECT_KEY = '2.5.29.14';
const KEY_USAGE = '2.5.29.15';
const ALTERNATIVE_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const AUTHORITY_KEY = '2.5.29.35';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';

function certificate(
  issuer: Buffer,
  subject: Buffer,
  publicKey: KeyObject,
  extensions: readonly Buffer[],
  signer: KeyObject,
): Buffer {
  const algorithm = sequence(oid(ECDSA_WITH_SHA256));
  const now = Date.now();
  const body = sequence(
    tlv(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    issuer,
    sequence(time(now - DAY_MS), time(now + DAY_MS)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  );
  return sequence(body, algorithm, bits(sign('sha256', body, signer)));
}

function authorityExtensions(publicKey: KeyObject): readonly Buffer[] {
  return [
    extension(BASIC_CONSTRAINTS, sequence(TRUE), TRUE),
    // keyCertSign alone: five unused bits, then 00000100.
    extension(KEY_USAGE, tlv(3, Buffer.of(2, 4)), TRUE),
    keyId(SUBJECT_KEY, publicKey),
  ];
}

function keyId(kind: string, publicKey: KeyObject): Buffer {
  const id = createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
  return extension(kind, kind === SUBJECT_KEY ? tlv(4, id) : sequence(tlv(0x80, id)));
}

const alternativeName = (host: string): Buffer =>
  extension(ALTERNATIVE_NAME, sequence(tlv(0x82, Buffer.from(host))));

const extension = (kind: string, value: Buffer, ...critical: readonly Buffer[]): Buffer =>
  sequence(oid(kind), ...critical, tlv(4, value));

const nameOf = (text: string): Buffer =>
  sequence(tlv(0x31, sequence(oid(COMMON_NAME), tlv(0x0c, Buffer.from(text)))));

/** Tag, length, value: all of DER. */
function tlv(tag: number, ...content: readonly Buffer[]): Buffer {
  const value = Buffer.concat(content);
  const { length } = value;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

const TRUE = tlv(1, Buffer.of(255));
const sequence = (...content: readonly Buffer[]): Buffer => tlv(0x30, ...content);
const integer = (value: Buffer): Buffer => tlv(2, value);
const bits = (value: Buffer): Buffer => tlv(3, Buffer.of(0), value);
const time = (ms: number): Buffer =>
  tlv(0x17, Buffer.from(`${new Date(ms).toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  return tlv(6, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): readonly number[] {
  const low = value & 127;
  return value < 128 ? [low] : [...base128(value >> 7).map((byte) => byte | 128), low];
}

const pem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
