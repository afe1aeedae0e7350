import type { Deployments } from './deployments.ts';
import type { LambdaApi } from '../session/lambdaApi.ts';
import type { EvidenceApi } from '../session/evidenceApi.ts';

/** Further ways to AWS of an account. */
export interface AccountParts {
  /** The same Region for `scanConfigs` and `scanQualifiers`, which can wait. */
  readonly scanApi?: LambdaApi;
  readonly deployments?: Deployments;
  readonly evidence?: EvidenceApi;
}
