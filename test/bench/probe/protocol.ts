/** Questions of the benchmark to its probe inside the extension host, one JSON line each way. */
export interface Ask {
  readonly id: number;
  readonly name: string;
  readonly argument?: unknown;
}

export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string };

/** Bytes after a full garbage collection. */
export interface Memory {
  /** JavaScript objects and the buffers that hang on them (heapUsed + external). */
  readonly live: number;
  /** The whole process, as the system counts it. */
  readonly resident: number;
}

/** Milliseconds of what the editor calls. Both extensions' `activate` are synchronous. */
export interface Activation {
  /** Reading and running the extension's main file and all that it imports. */
  readonly load: number;
  /** `activate()` alone. */
  readonly activate: number;
}

/** Value that `held.ts` leaves in the global scope of the extension host, as `lambdaAsyncHeld`. */
export interface HeldExtensions {
  /** Loads and starts an extension that the editor has started as far as it was let. */
  start(id: string): Activation;
}

/** How hovers are to be measured. */
export interface HoverAsk {
  /** The file to hover in: a line for each function, `generated-00001` and on. */
  readonly file: string;
  /** Functions to hover on, by the numbers in their names; each first cold, then warm. */
  readonly numbers: readonly number[];
}

/** Places in a template to hover on: the first cold, the others warm. */
export interface TemplateHoverAsk {
  readonly file: string;
  /** True if all is made ready first, as after the template is shown for a moment; it is not read for that. */
  readonly isShown: boolean;
  readonly places: readonly {
    /** Where the mouse rests: the first of its kind in the file. */
    readonly text: string;
    /** The deployed function that is meant. */
    readonly name: string;
  }[];
}

export interface HoverTimes {
  readonly cold: readonly number[];
  readonly warm: readonly number[];
}

/** Marks of the editor, Node and our own code in the extension host: milliseconds since 1970, by name. */
export type Marks = Readonly<Record<string, number>>;

/** Names of what the benchmark installs beside the extension. */
export const PROBE = 'lambda-async-bench.probe';
export const EMPTY = 'lambda-async-bench.empty';
export { EXTENSION_ID as OURS } from '../../support/extension.ts';
/** The view of the probe whose rows need no work: what the editor itself costs. */
export const FLOOR_TITLE = 'Bench Floor';
/** The environment variable with the port that the probe calls. */
export const PORT_VARIABLE = 'LAMBDA_ASYNC_BENCH_PORT';
