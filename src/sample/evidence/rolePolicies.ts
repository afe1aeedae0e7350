import type { RolePolicy } from '../../domain/session/evidenceApi.ts';
import { queryRefusal } from '../http/queryProtocol.ts';
import type { PolicyStatement, RoleRecord } from './surroundings.ts';

export const NAMESPACE = 'https://iam.amazonaws.com/doc/2010-05-08/';

export const BASIC = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

/** The managed policies that the sample's roles have. */
const MANAGED: Readonly<Record<string, readonly PolicyStatement[]>> = {
  [BASIC]: [
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: '*',
    },
  ],
};

const documentOf = (Statement: readonly PolicyStatement[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement });

export const encoded = (statements: readonly PolicyStatement[]): string =>
  encodeURIComponent(documentOf(statements));

export function policiesOf({ inline, attached }: RoleRecord): readonly RolePolicy[] {
  return [
    ...Object.entries(inline).map(
      ([name, statements]) => ({ name, kind: 'inline', document: documentOf(statements) }) as const,
    ),
    ...attached.map((name) => ({ name, kind: 'attached', document: documentOf(managed(name)) }) as const),
  ];
}

export function managed(arn: string): readonly PolicyStatement[] {
  const statements = MANAGED[arn];
  if (!statements) throw absent(`Policy ${arn} does not exist or is not attachable.`);
  return statements;
}

export const absent = (message: string) => queryRefusal(NAMESPACE, 404, 'NoSuchEntity', message);
