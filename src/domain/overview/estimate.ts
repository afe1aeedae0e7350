import type { Account } from '../account/account.ts';

/** Cost of a scan, as far as it is known before it starts. */
export interface ScanEstimate {
  /** Functions known so far that have not been read. */
  readonly functions: number;
  /** True if the list of functions is complete. */
  readonly isWhole: boolean;
  /** Requests, from the fewest to the most: see `REQUESTS`. */
  readonly least: number;
  readonly most: number;
  /** Requests per second. */
  readonly rate: number;
}

/** Of one function: its configs; its aliases where it has configs; its versions where one of them has. */
const REQUESTS = { least: 1, most: 3 } as const;

/** How many requests reading so many functions takes. */
export const requestsFor = (functions: number): Pick<ScanEstimate, 'least' | 'most'> => ({
  least: functions * REQUESTS.least,
  most: functions * REQUESTS.most,
});

/** The cost of a scan; sends nothing. What the other views have read is not read again. */
export function estimateScan(account: EstimatedAccount, rate: number): ScanEstimate {
  const { directory } = account;
  const functions = directory.all().filter(({ name }) => !account.peekConfigs(name)).length;
  return {
    functions,
    isWhole: directory.state.kind === 'complete',
    ...requestsFor(functions),
    rate,
  };
}

type EstimatedAccount = Pick<Account, 'directory' | 'peekConfigs'>;
