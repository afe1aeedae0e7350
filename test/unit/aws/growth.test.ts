import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorContext } from '../../../src/aws/failures/errorContext.ts';
import { translate } from '../../../src/aws/failures/errors.ts';
import { readFailure } from '../../../src/aws/failures/failure.ts';
import { MAX_DETAIL, redact } from '../../../src/aws/failures/redact.ts';
import { readBucketList } from '../../../src/aws/s3/bucketList.ts';
import { isExpectedError } from '../../../src/domain/errors.ts';
import { logText } from '../../../src/domain/log.ts';
import type { Connection } from '../../../src/domain/session/connection.ts';
import { growth, growthOf, LINEAR, SLOW_TEXTS } from '../../support/growth.ts';
import { connectTo, json, never, REGION, serve, tidy, type TestServer } from './support.ts';

const CONTEXT: ErrorContext = {
  source: 'environment',
  signingIn: false,
  operation: 'ListFunctions',
  action: 'lambda:ListFunctions',
  region: 'eu-west-1',
  host: 'lambda.eu-west-1.amazonaws.com',
};

/** Errors with the text in each place that a service fills. */
const thrownWith = (text: string): Error =>
  Object.assign(new Error(text, { cause: { code: text } }), {
    name: 'CredentialsProviderError',
    hostname: text,
    errors: [{ message: text }],
    $metadata: { httpStatusCode: 400, requestId: text },
    $response: { headers: { 'retry-after': text, 'x-amzn-requestid': text } },
  });

/** A list of buckets that holds a text. */
const bucketsWith = (text: string): string =>
  `<ListAllMyBucketsResult><Buckets>${text}</Buckets></ListAllMyBucketsResult>`;

/** The error of work that does not understand its text. */
function refusalOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

const WORK: Readonly<Record<string, (text: string) => unknown>> = {
  'a list of buckets': (text) => readBucketList(bucketsWith(text), 'us-east-1'),
  'a list of buckets that do not end': (text) =>
    refusalOf(() => readBucketList(bucketsWith('<Bucket><Name>&#'.repeat(text.length / 16)), 'us-east-1')),
  'what is redacted': redact,
  'what is read off an error': (text) => readFailure(thrownWith(text)),
  'what is said of an error': (text) => translate(thrownWith(text), CONTEXT),
  'what is said of an error while signing in': (text) =>
    translate(thrownWith(text), { ...CONTEXT, signingIn: true }),
  'an entry of the log': logText,
};

describe.each(Object.entries(WORK))('%s takes no longer than the text is', (_, work) => {
  it.each(Object.entries(SLOW_TEXTS))('of nothing but %s', (__, textOf) => {
    expect(growth(textOf, work)).toBeLessThan(LINEAR);
  });
});

it('is told from what is quadratic: so the tests above could fail', () => {
  const quadratic = (text: string): unknown => text.slice(0, text.length / 4).match(/token[\w-]*=/g);
  expect(growth((length) => 'token'.repeat(length / 5), quadratic)).toBeGreaterThan(LINEAR);
});

it('is as short for a long text as for another', () => {
  for (const textOf of Object.values(SLOW_TEXTS)) {
    const error = translate(thrownWith(textOf(1_000_000)), CONTEXT);
    if (!isExpectedError(error)) throw error;
    for (const fact of Object.values(error.facts))
      expect(String(fact).length).toBeLessThanOrEqual(MAX_DETAIL);
  }
});

/** Bodies of errors, as the JSON of Lambda and the XML of STS, with a text in each place that the SDK parses. */
const JSON_BODIES: Readonly<Record<string, (text: string) => string>> = {
  message: (message) => JSON.stringify({ message }),
  'no JSON': (text) => text,
};
const XML_BODIES: Readonly<Record<string, (text: string) => string>> = {
  message: (text) => `<ErrorResponse><Error><Code>X</Code><Message>${text}</Message></Error></ErrorResponse>`,
  attribute: (text) => `<ErrorResponse a="${text}"></ErrorResponse>`,
};
const JSON_PIECES = ['a', ' ', '"', '{"a":', '[', '\\'];
const XML_PIECES = ['a', ' ', '<', '<a>', '<a b="', '&lt;', '&', '<!--', '<![CDATA[', '</a>'];

const CASES = [
  ...Object.entries(JSON_BODIES).flatMap(([what, bodyOf]) =>
    JSON_PIECES.map((piece) => ({ what: `JSON ${what}`, bodyOf, piece, isLambda: true })),
  ),
  ...Object.entries(XML_BODIES).flatMap(([what, bodyOf]) =>
    XML_PIECES.map((piece) => ({ what: `XML ${what}`, bodyOf, piece, isLambda: false })),
  ),
];

describe('the body of an error', () => {
  let server: TestServer;
  let connection: Connection;
  let body = '';
  beforeAll(async () => {
    server = await serve((__, response) => json(response, body, 400));
    connection = await connectTo(server.url, { limits: { perWindow: 10_000 } });
  });
  afterAll(async () => {
    connection.close();
    await tidy();
  });

  it.each(CASES)('is read in a time that grows as it does: $what of nothing but $piece', async (one) => {
    const textOf = (length: number): string => one.piece.repeat(Math.ceil(length / one.piece.length));
    const work = async (text: string): Promise<void> => {
      body = one.bodyOf(text);
      const asked = one.isLambda
        ? connection.lambda(REGION).getFunction('f', never)
        : connection.accountId(never);
      expect(isExpectedError(await asked.catch((error: unknown) => error))).toBe(true);
    };
    expect(await growthOf(textOf, work)).toBeLessThan(LINEAR);
  });
});
