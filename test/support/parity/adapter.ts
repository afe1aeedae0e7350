/**
 * Lists functions through the extension's adapter, in a process of its own: environment, home directory and
 * proxy are what they are given as, as for the AWS CLI. Argument: a SessionChoice in JSON. What went wrong, if
 * anything, is printed.
 */
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { homedir } from 'node:os';
import process from 'node:process';
import type { SessionChoice } from '../../../src/domain/session/connection.ts';
import { isExpectedError } from '../../../src/domain/errors.ts';
import { MFA_CODE } from '../../../src/sample/sts/roles.ts';

/** Node's agents take the proxy of the environment only when told; in the editor, VS Code sees to that. */
function useProxyOfTheEnvironment(): void {
  const proxied = (options: object | undefined) => ({ ...options, proxyEnv: process.env });
  const { Agent } = http;
  const { Agent: SecureAgent } = https;
  http.Agent = class extends Agent {
    constructor(options?: http.AgentOptions) {
      super(proxied(options));
    }
  };
  https.Agent = class extends SecureAgent {
    constructor(options?: https.AgentOptions) {
      super(proxied(options));
    }
  };
  syncBuiltinESMExports();
}

async function listFunctions(choice: SessionChoice): Promise<void> {
  const { createAwsAccess } = await import('../../../src/aws/index.ts');
  const silent = (): void => undefined;
  const access = createAwsAccess({
    env: process.env,
    homeDirectory: homedir(),
    workspaceFolders: () => [],
    mfaCode: () => Promise.resolve(MFA_CODE),
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  const connection = await access.connect(choice);
  const pages = connection.lambda(connection.region).listFunctions(new AbortController().signal);
  await pages[Symbol.asyncIterator]().next();
  connection.close();
}

useProxyOfTheEnvironment();
try {
  await listFunctions(JSON.parse(process.argv[2] ?? '{}') as SessionChoice);
} catch (error) {
  console.log(
    isExpectedError(error) ? `refused: ${error.kind} ${error.message} ${JSON.stringify(error.facts)}` : error,
  );
}
// A pooled socket would keep the process for as long as the server is polite.
process.exit();
