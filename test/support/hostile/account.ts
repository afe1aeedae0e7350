import type { Answerer } from './recorder.ts';

/** Where the user's own profile leads: a host that only the recorder answers for. */
export const OWN_HOST = 'own.example';
export const ACCOUNT = '111111111111';
/** The access key of the user's own profile. */
export const OWN_KEY = 'AKIAUSERSOWNPROFILE0';
/** The access key that hostile configurations bring along. */
export const FOREIGN_KEY = 'AKIAFROMAREPOSITORY0';

export const arnOf = (name: string): string => `arn:aws:lambda:us-east-1:${ACCOUNT}:function:${name}`;

/** Answers of one account. Texts are free: a custom endpoint may answer anything. */
export interface AccountAnswers {
  readonly functions: readonly Readonly<Record<string, unknown>>[];
  /** By the function's name; others have none. */
  readonly configs?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  /** Functions whose settings are refused, with this message. */
  readonly refusals?: Readonly<Record<string, string>>;
}

/** Answers as Lambda and STS do for an account; so little of them as the extension asks for. */
export function answersOf({ functions, configs = {}, refusals = {} }: AccountAnswers): Answerer {
  return (path) => {
    if (path === '/') return { body: IDENTITY };
    if (/^\/2015-03-31\/functions\/?$/.test(path)) return { body: { Functions: functions } };
    const name = decodeURIComponent(/\/functions\/([^/]+)\//.exec(path)?.[1] ?? '');
    const refusal = refusals[name];
    if (refusal !== undefined)
      return { status: 400, body: { __type: 'ValidationException', message: refusal } };
    if (path.endsWith('/event-invoke-config/list')) {
      return { body: { FunctionEventInvokeConfigs: configs[name] ?? [] } };
    }
    if (path.endsWith('/aliases')) return { body: { Aliases: [] } };
    if (path.endsWith('/versions')) return { body: { Versions: [] } };
    if (path.endsWith('/configuration')) {
      return { body: functions.find((fn) => fn['FunctionName'] === name) ?? {} };
    }
    return { status: 404, body: { Message: 'There is no such thing.' } };
  };
}

const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<GetCallerIdentityResult><Arn>arn:aws:iam::${ACCOUNT}:user/me</Arn><UserId>AIDAME</UserId>
<Account>${ACCOUNT}</Account></GetCallerIdentityResult>
<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;

/** The user's own AWS config file. */
export const OWN_CONFIG = `[default]
region = us-east-1
endpoint_url = http://${OWN_HOST}
aws_access_key_id = ${OWN_KEY}
aws_secret_access_key = not-a-secret
`;
