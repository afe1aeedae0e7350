import type { ReadQualifiers } from '../qualifiers/qualifiers.ts';
import type { Account } from '../account/account.ts';
import { isVersion } from '../arn/functionArn.ts';
import { isCancelled, isExpectedError } from '../errors.ts';
import type { FunctionConfigs } from '../account/readConfigs.ts';
import { HALTS } from './scanUpdate.ts';

/** Data that a scan reads of one function. */
export interface FunctionReading {
  readonly configs: FunctionConfigs;
  readonly qualifiers?: ReadQualifiers;
  /** Why other aliases or versions than these are not known: an ExpectedError, or a bug. */
  readonly refusal?: unknown;
}

export interface ReadOptions {
  /** Answers from before this are not taken. */
  readonly since: Date;
  /** The same for aliases and versions. */
  readonly qualifiersSince: Date;
  readonly signal: AbortSignal;
}

/**
 * Reads the configs of a function, and its aliases where there is a config: only there do they tell anything.
 * Rejects where the configs cannot be read, or where every other request would fail in the same way.
 */
export async function readFunction(
  account: Account,
  name: string,
  { since, qualifiersSince, signal }: ReadOptions,
): Promise<FunctionReading> {
  const configs = await account.scanConfigs(name, since, signal);
  // Only $LATEST is known: nothing can be said of the others, and that is said.
  if (configs.refusal) return { configs, refusal: configs.refusal };
  if (configs.configs.length === 0) return { configs };
  try {
    const hasVersion = configs.configs.some(({ qualifier }) => isVersion(qualifier));
    const known = qualifiersSince.getTime() === 0 ? account.peekQualifiers(name) : undefined;
    // A denied part may be allowed by now: somebody may have tried again.
    const isWhole = known && !known.unknown && (known.versions !== undefined || !hasVersion);
    const qualifiers = isWhole ? known : await account.scanQualifiers(name, hasVersion, signal);
    const { aliases, versions } = qualifiers.unknown ?? {};
    // Versions matter only where one has a config.
    const refusal = aliases ?? (hasVersion ? versions : undefined);
    return { configs, qualifiers, ...(refusal && { refusal }) };
  } catch (error) {
    const forGood = isExpectedError(error) && (error.kind === 'notFound' || HALTS[error.kind]);
    if (forGood || isCancelled(error)) throw error;
    return { configs, refusal: error };
  }
}
