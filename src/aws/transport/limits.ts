/**
 * Every number that bounds a request, with its reason. The SDK's own defaults wait for ever (domain.md §12).
 * All times are milliseconds.
 */
export interface Limits {
  /** Until a socket is connected: a host that is there answers within one, two retransmissions take three. */
  readonly connect: number;
  /** Until the answer's headers arrive. Control-plane answers take well under a second. */
  readonly request: number;
  /** Silence allowed inside an answer's body. */
  readonly socketIdle: number;
  /** One page or one single read, all its attempts together; waiting for its turn does not count. */
  readonly action: number;
  /**
   * The same from its first attempt to its end, with the pauses between attempts (after a 429: of all
   * requests) and the turns waited for. A caller that waits this long gets the last attempt's error.
   */
  readonly whole: number;
  /** Finding credentials: long enough for a `credential_process` that opens a browser. Typing an MFA code does not count. */
  readonly credentials: number;
  /** One try at the instance metadata service, as the AWS CLI does: on a laptop nobody answers. */
  readonly metadata: number;
  /** Sockets kept per host: the requests that can run at once, and one for the listing. */
  readonly sockets: number;
  /** Fan-out requests under way at once: at 100 to 200 ms each, six are enough to use the whole window. */
  readonly concurrency: number;
  /**
   * Fan-out requests started within `window`: 10 of the 15 a second that all users of an account and region
   * share (domain.md §8), so that a pipeline or a console beside us still gets through.
   */
  readonly perWindow: number;
  readonly window: number;
  /** Of these, what a scan of the whole account may start: it takes hours' worth of requests, and can wait. */
  readonly scanPerWindow: number;
  /** Attempts where the service fails (5xx) or the connection breaks: as the SDK's standard mode. */
  readonly transientAttempts: number;
  /** First pause after such a failure; doubles each time, with jitter. */
  readonly transientPause: number;
  /**
   * Attempts where the service throttles. More than for failures: each comes after a pause of all requests,
   * and 200 expansions beside another client must end with all loaded.
   */
  readonly throttleAttempts: number;
  /** First pause of all requests after a 429; doubles while 429s follow, with jitter. */
  readonly throttlePause: number;
  /** The longest pause, also where Retry-After asks for more. */
  readonly throttlePauseCap: number;
}

export const LIMITS: Limits = {
  connect: 3_000,
  request: 15_000,
  socketIdle: 10_000,
  action: 30_000,
  whole: 60_000,
  credentials: 120_000,
  metadata: 1_000,
  sockets: 7,
  concurrency: 6,
  perWindow: 10,
  window: 1_000,
  scanPerWindow: 5,
  transientAttempts: 3,
  transientPause: 200,
  throttleAttempts: 10,
  throttlePause: 500,
  throttlePauseCap: 20_000,
};

/** Limits for data from outside, each with its reason. Beyond them, a text is cut or an answer not understood. */
export const CAPS = {
  /**
   * Bytes of an answer's body. A page of 50 functions has at most about 1 MB; emulators that ignore paging put all
   * functions on one, and this is room for some 10,000. What the SDK makes of a body takes four times its size.
   */
  body: 16 * 1_048_576,
  /** Functions of one listing: twice what `npm run sample` can make. Each takes about 1 kB of memory. */
  functions: 200_000,
  /** Configs, aliases or versions of one function: a new version each hour for a year. */
  perFunction: 10_000,
  /** Policies of one role: IAM allows at most 25 attached ones, and inline ones of 10,240 characters together. */
  policies: 200,
  /** Possible destinations of one kind: more cannot be looked through in a picker. */
  targets: 2_000,
  /** Pages of such a listing: so many destinations are 20 full pages of SNS and EventBridge. */
  targetPages: 20,
  /** Pages of one listing. So many functions are 4,000 full pages; the service may put fewer on one. */
  pages: 10_000,
  /**
   * Pages in a row that bring nothing new. An empty page with a marker is legal; so many are a listing without an
   * end, which would take a request's place for ever.
   */
  barrenPages: 50,
  /** Characters of a name, an ARN or another text in an answer. The longest that is legal, a role's ARN, has about 620. */
  text: 1_024,
  /**
   * Characters of an error's message and name that are looked at. The longest messages of the service, encoded
   * authorization failures, have about 2,000; the time that reading them takes does not grow beyond this.
   */
  errorText: 4_000,
  /** Bytes of an AWS file, a CA bundle or a token: 5,000 profiles take about 1 MB. */
  fileSize: 4_194_304,
  /** Milliseconds for reading one of them: a network drive that does not answer would never end. */
  fileTime: 10_000,
  /** Bytes that a `credential_process` prints: keys with a long session token take 4 kB. */
  processOutput: 65_536,
  /** Milliseconds from asking a `credential_process` to end (SIGTERM) until it is killed (SIGKILL). */
  processEnd: 1_000,
  /** Bytes of the answer of a container's or instance's credentials service: the same keys. */
  metadataSize: 65_536,
  /** Milliseconds until a token that could not be renewed is tried again: each request asks for keys. */
  renewalPause: 30_000,
} as const;
