/**
 * `node sdkLoop.ts ENDPOINT`: lists all functions with nothing but the SDK. Says how many there are, how many ms
 * that took, and how many before it to load the SDK.
 */
import { argv } from 'node:process';

const [endpoint = ''] = argv.slice(2);
const started = performance.now();
const { LambdaClient, paginateListFunctions } = await import('@aws-sdk/client-lambda');
const loaded = performance.now();
const client = new LambdaClient({ endpoint });
let functions = 0;
for await (const page of paginateListFunctions({ client }, {})) functions += page.Functions?.length ?? 0;
const ms = performance.now() - loaded;
client.destroy();
console.log(JSON.stringify({ functions, ms, loadMs: loaded - started }));
