import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { startSample } from '../../../src/sample/index.ts';
import { SAMPLE_KEY } from '../sampleKeys.ts';
import { isolatedEnvironment } from '../environment.ts';
import { temporaryFolder } from '../temporary.ts';
import { createAuthority } from './certificate.ts';
import { CHOICES } from './choices.ts';
import { cliRunner } from './cliRunner.ts';
import { compare, type Compared } from './compare.ts';
import type { Configuration } from './configuration.ts';
import { FILE_FORMS } from './fileForms.ts';
import { startRecorder } from './recorder.ts';
import { SIGN_INS } from './signIns.ts';

/** All configurations in which the AWS CLI and we are compared. */
export const CONFIGURATIONS: readonly Configuration[] = [...CHOICES, ...FILE_FORMS, ...SIGN_INS];

/** How many configurations are tried at once: each is a process that mostly computes. More gain nothing. */
const AT_ONCE = Math.min(8, availableParallelism());

/** Compares the AWS CLI and the adapter in each configuration; the results are in the order given. */
export async function compareAll(
  configurations: readonly Configuration[],
  cli: string,
): Promise<readonly Compared[]> {
  const results: Compared[] = [];
  const left = [...configurations.entries()];
  await using network = await startNetwork();
  const work = async (): Promise<void> => {
    await using recorder = await startRecorder(network.endpoint, network.authority);
    using folder = await temporaryFolder();
    const home = join(folder.path, 'home');
    const proxies = { HTTPS_PROXY: recorder.url, HTTP_PROXY: recorder.url };
    const environment = { ...network.environment, ...proxies, HOME: home };
    await using runner = cliRunner(cli, environment, folder.path);
    const surroundings = { recorder, environment, home, cli: runner, adapter: network.adapter };
    for (let next = left.shift(); next; next = left.shift()) {
      results[next[0]] = await compare(next[1], surroundings);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

/** The sample account for all of AWS, and an authority for all its hosts. */
async function startNetwork() {
  const folder = await temporaryFolder();
  const authority = createAuthority();
  const bundle = join(folder.path, 'authority.pem');
  await writeFile(bundle, authority.certificate);
  const sample = await startSample({ key: SAMPLE_KEY });
  return {
    adapter: await bundleAdapter(folder.path),
    authority,
    endpoint: sample.endpoint,
    environment: await environmentOf(folder.path, bundle),
    async [Symbol.asyncDispose]() {
      await sample.close();
      folder[Symbol.dispose]();
    },
  };
}

/** In one file, which Node starts in half the time of the sources. */
async function bundleAdapter(folder: string): Promise<string> {
  const outfile = join(folder, 'adapter.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'adapter.ts')],
    bundle: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    outfile,
    platform: 'node',
    target: 'node22',
  });
  return outfile;
}

/** Nothing of the caller's AWS, and everything but the recorder itself by way of the recorder. */
async function environmentOf(folder: string, bundle: string): Promise<NodeJS.ProcessEnv> {
  const { AWS_CONFIG_FILE: _c, AWS_SHARED_CREDENTIALS_FILE: _s, ...rest } = await isolatedEnvironment(folder);
  const proxies = Object.keys(rest).filter((name) => /_proxy$/i.test(name));
  for (const name of proxies) delete rest[name];
  return {
    ...rest,
    AWS_CA_BUNDLE: bundle,
    NO_PROXY: '127.0.0.1',
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '1',
    // Node compiles the adapter once.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
}
