import type { ComparisonUnit } from './unit.ts';

/** Requests of a comparison, from the fewest to the most; requests that the caches answer are counted. */
export interface RequestEstimate {
  readonly least: number;
  readonly most: number;
}

/**
 * Of each declaration: its settings; the function itself where a name is given; where its stack is not known from tags,
 * up to five requests to CloudFormation. Of each template: the resources and the template of its stack.
 */
export function requestsFor(units: readonly ComparisonUnit[]): RequestEstimate {
  const templates = new Set(units.map(({ template }) => template)).size;
  return { least: units.length, most: units.length * 2 + templates * 7 };
}
