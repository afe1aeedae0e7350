/** Sizes in characters that are compared: the larger is 16 times the smaller. */
const SMALL = 65_536;
const LARGE = 1_048_576;
const ROUNDS = 3;

/**
 * How many times as long the work takes on a text 16 times as long: about 16 where it is linear, 256 where it is
 * quadratic, 1 where the text is cut first. The best of a few rounds counts, so that a busy machine changes little; what
 * takes less than a fifth of a millisecond counts as that.
 */
export function growth(textOf: (length: number) => string, work: (text: string) => unknown): number {
  const [small, large] = [textOf(SMALL), textOf(LARGE)];
  work(small);
  return best(() => work(large)) / best(() => work(small));
}

/** The same of work that takes its time, as over a connection. */
export async function growthOf(
  textOf: (length: number) => string,
  work: (text: string) => Promise<unknown>,
): Promise<number> {
  const [small, large] = [textOf(SMALL), textOf(LARGE)];
  await work(small);
  const times = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  for (const size of ['large', 'small', 'large', 'small'] as const) {
    const started = performance.now();
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that each has the machine
    await work(size === 'large' ? large : small);
    times[size] = Math.min(times[size], performance.now() - started);
  }
  return times.large / times.small;
}

/** The most that is still linear, with room for what a machine does beside. */
export const LINEAR = 64;

function best(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.max(0.2, Math.min(...times));
}

/** Texts that make a careless search slow, by what each of them tries: as long as wanted. */
export const SLOW_TEXTS: Readonly<Record<string, (length: number) => string>> = Object.fromEntries(
  [
    ...['token', 'secret', 'token ', 'secret-', 'token"', 'token:', 'signature=', 'password '],
    ...[' ', '\t', '\n', '\r\n', 'a', 'A', '=', '/', '"', "'", '{', '\\', '\u0000', '\u202E', '\uD83D', '😀'],
    ...[
      'authorization',
      'authorization ',
      'Authorization: ',
      '://',
      'http://a:',
      'a:',
      'a@',
      'me:pw@',
      '(a:',
    ],
    ...[
      "Value '",
      "Value 'a' at '",
      "' at 'externalId",
      'externalId ',
      'MFA ',
      'MFA1',
      'one time pass code ',
    ],
    ...[
      'AKIA',
      'AKIAA',
      'ASIA ',
      'ECONN',
      'ECONNA ',
      'ENOTFOUND ',
      'ENOTFOUND a.',
      'Exception',
      'aException: ',
    ],
    ...['Deserialization error: ', ' Deserialization error: to see the raw response', 'signature expired '],
    ...['MultiFactorAuthentication failed', 'have an EventInvokeConfig', '<Message>', '&lt;', '<a>'],
  ].map((piece) => [
    JSON.stringify(piece),
    (length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
  ]),
);

/** Shorter times are those of the machine and not of the work, in milliseconds. */
const SHORTEST = 10;

/**
 * As `growth`, for work that takes long itself: the small text is done 16 times, so that both take as long where the work
 * is linear, and processor time counts, so that a busy machine changes nothing. About 1 where it is linear, 16 where it
 * is quadratic.
 */
export function volumeGrowth(textOf: (length: number) => string, work: (text: string) => unknown): number {
  const [small, large] = [textOf(SMALL), textOf(LARGE)];
  work(small);
  const many = processorTime(() => {
    for (let time = 0; time < LARGE / SMALL; time++) work(small);
  });
  return (
    Math.min(
      processorTime(() => work(large)),
      processorTime(() => work(large)),
    ) / many
  );
}

/** The most that is still linear for `volumeGrowth`. */
export const LINEAR_VOLUME = 5;

function processorTime(work: () => unknown): number {
  const started = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(started);
  return Math.max(SHORTEST, (user + system) / 1000);
}
