/** `node sdkLoop.ts ENDPOINT`: lists all functions with nothing but the SDK; how many, and in how many ms. */
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';

const [endpoint = ''] = process.argv.slice(2);
const started = performance.now();
const client = new LambdaClient({ endpoint });
let functions = 0;
for await (const page of paginateListFunctions({ client }, {})) functions += page.Functions?.length ?? 0;
const ms = performance.now() - started;
client.destroy();
console.log(JSON.stringify({ functions, ms }));
