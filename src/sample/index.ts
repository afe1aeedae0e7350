import { PRIMARY_ACCOUNT } from './sts/callers.ts';
import { Faults } from './faults/faults.ts';
import { checkFaultPlan, type FaultPlan } from './faults/plan.ts';
import { Keyring, SECRET, type UserName } from './http/keyring.ts';
import { openLog } from './http/log.ts';
import { PRIMARY_REGION, seededShelves } from './seed/index.ts';
import { listen } from './http/server.ts';
import { createStore } from './lambda/store.ts';
import { createThrottle } from './http/throttle.ts';

export { type SampleAwsFiles, sampleAwsFiles } from './awsFiles.ts';
export { PRIMARY_ACCOUNT, STAGING_ACCOUNT } from './sts/callers.ts';
export { FAULT_KINDS, type FaultKind } from './faults/kinds.ts';
export { type FaultPlan, FaultPlanError, type FaultRule } from './faults/plan.ts';

/** How a sample account starts; everything may be left out. */
export interface SampleOptions {
  /** 0, the default: any free port of the loopback interface. */
  readonly port?: number;
  /** Functions to generate besides the seeded ones, in the primary region. */
  readonly functions?: number;
  /** Milliseconds by which every answer is late. */
  readonly latencyMs?: number;
  /** Requests a second, above which Lambda's operations answer 429. Absent: no limit. */
  readonly rate?: number;
  /** The clock of the rate, in milliseconds; absent: the machine's. */
  readonly now?: () => number;
  /** File that gets a line of JSON for each request. */
  readonly logFile?: string;
  /** A part of all access keys, in letters and digits. Absent: a random one, so that nobody else knows them. */
  readonly key?: string;
  /** Faults from the start. */
  readonly faults?: FaultPlan;
}

/** A running sample account: how to reach it, and how to end it. */
export interface SampleAccount {
  /** `http://127.0.0.1:<port>`, for Lambda and STS alike. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The access keys of all users, `accessKeyId` among them: what happens to each is in `callers.ts`. */
  readonly accessKeys: Readonly<Record<UserName, string>>;
  readonly accountId: string;
  /**
   * Does wrong what the plan says from now on, and no more what the plan before it said; `{ faults: [] }` ends
   * all faults. Rejects with a FaultPlanError for what is no plan, and when a port that a plan had closed
   * cannot be had again.
   */
  setFaults(plan: FaultPlan): Promise<void>;
  /** Ends at once, answers that are still waiting included. */
  close(): Promise<void>;
}

/**
 * Starts a server on loopback that answers as Lambda does and contacts nobody: to who has one of its keys, and to no
 * page of a browser. Each has a store of its own; what
 * is written to it is gone when it closes. Rejects when the port or the log file cannot be had, and with a
 * FaultPlanError.
 */
export async function startSample(options: SampleOptions = {}): Promise<SampleAccount> {
  const faults = new Faults(checkFaultPlan(options.faults ?? { faults: [] }));
  const log = openLog(options.logFile);
  const keyring = new Keyring(options.key);
  const server = await listen({
    port: options.port ?? 0,
    latencyMs: options.latencyMs ?? 0,
    store: createStore(seededShelves(options.functions ?? 0)),
    throttle: createThrottle(options.rate, options.now ?? Date.now),
    keyring,
    log,
    faults,
  });
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    region: PRIMARY_REGION,
    accessKeyId: keyring.accessKeys.sample,
    secretAccessKey: SECRET,
    accessKeys: keyring.accessKeys,
    accountId: PRIMARY_ACCOUNT,
    setFaults: async (plan) => await server.setFaults(checkFaultPlan(plan)),
    close: server.close,
  };
}
