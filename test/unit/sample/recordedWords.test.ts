import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { afterAll, describe, expect, it } from 'vitest';
import { readRecording } from '../../support/recorded/fixture.ts';
import { body, type Case, CONFIG, expectRefusal, FUNCTION, onFailure, onSuccess } from './refusals.ts';
import { sampleForTests } from './support.ts';

const { errors } = readRecording();
const sample = await sampleForTests();

/** Functions of the sample account in the place of the recording's placeholders. */
const NAMES: Readonly<Record<string, string>> = {
  '<partition>': 'aws',
  '<region>': 'us-east-1',
  '<function-name:1>': 'orders-api',
  '<function-name>': 'orders-api',
  '<fn-name>': 'orders-api',
  '<nonexisting-fn-name>': 'nobody',
};

const withOurNames = (text: string): string =>
  Object.entries(NAMES).reduce((filled, [name, own]) => filled.replaceAll(name, own), text);

type Ask = Case['ask'];

const NOT_THERE = 'The function arn:<partition>:lambda:<region>:111111111111:function:';
const FN = 'Function not found: arn:<partition>:lambda:<region>:111111111111:function:';
const onOrders = (sent: string): Ask => ['PUT', CONFIG('orders-api'), sent];
const create = (FunctionName: string): Ask => {
  const [Role, Runtime, Handler] = ['arn:aws:iam::111111111111:role/r', 'nodejs22.x', 'index.handler'];
  const Code = { ZipFile: 'UEsFBg==' };
  return ['POST', '/2015-03-31/functions', body({ FunctionName, Role, Runtime, Handler, Code })];
};
const arn = (service: string, name: string): string =>
  `arn:aws:${service}:us-east-1:111111111111:function:${name}`;

/** Recorded texts of operations that the sample account knows, and the request that each answers. */
const SAID: readonly (readonly [text: string | RegExp, ask: Ask])[] = [
  [
    `${NOT_THERE}<fn-name>:1221 doesn't have an EventInvokeConfig`,
    ['GET', CONFIG('orders-api', '?Qualifier=1221')],
  ],
  [`${NOT_THERE}<nonexisting-fn-name>:$LATEST doesn't have an EventInvokeConfig`, ['GET', CONFIG('nobody')]],
  [
    `${NOT_THERE}<function-name:1>:doesnotexist doesn't have an EventInvokeConfig`,
    ['GET', CONFIG('orders-api', '?Qualifier=doesnotexist')],
  ],
  ['You must specify at least one of error handling or destination setting.', onOrders('{}')],
  [
    'The destination ARN arn:<partition>:lambda:<region>:111111111111:function:doesnotexist is invalid.',
    onOrders(onSuccess(arn('lambda', 'doesnotexist'))),
  ],
  [
    "You can't specify the function as a destination for itself.",
    onOrders(onSuccess(arn('lambda', 'orders-api'))),
  ],
  [/^The provided destination config /, onOrders(onSuccess(arn('iam', 'orders-api')))],
  [/'destinationConfig\.onFailure\.destination'/, onOrders(onFailure(arn('_-/!lambda', 'orders-api')))],
  [`${FN}doesnotexist`, ['GET', FUNCTION('doesnotexist', '/configuration')]],
  [`${FN}some-function:$LATEST`, ['GET', FUNCTION('some-function', '/configuration?Qualifier=$LATEST')]],
  [`${FN}<fn-name>:1221`, ['GET', FUNCTION('orders-api', '/configuration?Qualifier=1221')]],
  [
    `${FN}<function-name>:valid-with-$-but-doesnotexist`,
    ['GET', FUNCTION('orders-api', '/configuration?Qualifier=valid-with-$-but-doesnotexist')],
  ],
  [
    /'invalid-qualifier-with-\?-char'/,
    ['GET', CONFIG('orders-api', '?Qualifier=invalid-qualifier-with-%3F-char')],
  ],
  [/'invalid' at 'functionVersion'/, ['GET', '/2015-03-31/functions/?FunctionVersion=invalid']],
  [/'invalid:function:name'/, create('invalid:function:name')],
  [/'a{65}' at 'functionName'/, create('a'.repeat(65))],
  [
    "Functions from 'ap-southeast-1' are not reachable in this region ('<region>')",
    ['GET', FUNCTION('arn:aws:lambda:ap-southeast-1:111111111111:function:orders-api', '/configuration')],
  ],
];

describe('what Lambda was seen to say is said by the sample account', () => {
  it.each(SAID)('%s', async (text, ask) => {
    const says = (message: string | null): boolean =>
      typeof text === 'string' ? message === text : text.test(message ?? '');
    const [seen, ...others] = errors.filter(({ service, message }) => service === 'lambda' && says(message));
    expect(others).toEqual([]);
    const { status = 0, code = '', message = '' } = seen ?? {};
    await expectRefusal(sample, { what: '', ask, status, code, says: withOurNames(message ?? '') });
  });

  it('and a function in another account is refused without a word', async () => {
    const seen = errors.filter(({ message }) => message === null);
    expect(seen).toEqual([expect.objectContaining({ status: 403, code: 'AccessDeniedException' })]);
    const elsewhere = 'arn:aws:lambda:us-east-1:222222222222:function:orders-api';
    const ask = ['GET', FUNCTION(elsewhere, '/configuration')] as const;
    await expectRefusal(sample, { what: '', ask, status: 403, code: 'AccessDeniedException', says: null });
  });
});

describe('what CloudFormation was seen to say is said by the sample account', () => {
  const { endpoint, region, accessKeyId, secretAccessKey } = sample;
  const client = new CloudFormationClient({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
    requestHandler: { httpAgent: { keepAlive: false } },
  });
  afterAll(() => client.destroy());
  const StackName = 'does-not-exist';
  const absent = 'Stack with id does-not-exist does not exist';

  it.each([
    ['GetTemplate', absent, () => client.send(new GetTemplateCommand({ StackName }))],
    ['DescribeStacks', absent, () => client.send(new DescribeStacksCommand({ StackName }))],
    ['DescribeStackResources', absent, () => client.send(new DescribeStackResourcesCommand({ StackName }))],
    ['ListStackResources', absent, () => client.send(new ListStackResourcesCommand({ StackName }))],
    [
      'GetTemplate',
      'StackName is required if ChangeSetName is not specified.',
      () => client.send(new GetTemplateCommand({})),
    ],
  ])('%s: %s', async (_, message, ask) => {
    const seen = errors.filter((one) => one.service === 'cloudformation' && one.message === message);
    expect(seen).toEqual([expect.objectContaining({ status: 400, code: 'ValidationError' })]);
    const refused = await ask().catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ name: 'ValidationError', message, $metadata: { httpStatusCode: 400 } });
  });
});
