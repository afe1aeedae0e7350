/** Sizes in characters that are compared: the larger is 16 times the smaller. */
const SMALL = 16_384;
const LARGE = 262_144;
const TIMES = LARGE / SMALL;

/** The most that is still linear, with room for caches that a large text leaves and memory that it takes. */
export const LINEAR = 5;

/** Shorter times are those of the machine and not of the work, in milliseconds. */
const SHORTEST = 10;

/** So many runs on the small text tell enough where the growth is far from the limit. */
const SAMPLE = 4;

/**
 * How many times as long the work takes on a text of 262,144 characters as on 16 texts of a 16th of it: about 1 where it is
 * linear, 16 where it is quadratic, less where the text is cut first. Processor time of this thread counts, so that a busy
 * machine changes nothing. A few of the 16 are enough to tell the one from the other; where they do not, all are run.
 * @param large characters of the larger text
 */
export function growth(
  textOf: (length: number) => string,
  work: (text: string) => unknown,
  large = LARGE,
): number {
  const [few, many] = [textOf(large / TIMES), textOf(large)];
  work(few);
  const some = threadTime(() => repeat(SAMPLE, () => work(few)));
  const whole = atLeast(threadTime(() => work(many)));
  const estimate = whole / atLeast((some * TIMES) / SAMPLE);
  if (estimate < LINEAR / 2) return estimate;
  const times = atLeast(threadTime(() => repeat(TIMES, () => work(few))));
  // A pause of the engine may fall into one of the two.
  const again = whole / times < LINEAR ? whole : atLeast(threadTime(() => work(many)));
  return Math.min(whole, again) / times;
}

function repeat(times: number, work: () => unknown): void {
  for (let time = 0; time < times; time += 1) work();
}

/** The same of work over a connection, by the processor time of the whole process. */
export async function growthOf(
  textOf: (length: number) => string,
  work: (text: string) => Promise<unknown>,
): Promise<number> {
  const [small, large] = [textOf(SMALL), textOf(LARGE)];
  await work(small);
  const times = await processTime(async () => {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as the large one
    for (let time = 0; time < TIMES; time += 1) await work(small);
  });
  return (await processTime(() => work(large))) / times;
}

function threadTime(work: () => unknown): number {
  const started = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(started);
  return (user + system) / 1000;
}

const atLeast = (time: number): number => Math.max(SHORTEST, time);

async function processTime(work: () => Promise<unknown>): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return atLeast((user + system) / 1000);
}

/** A piece again and again, up to a length. */
export function repeated(piece: string): (length: number) => string {
  return (length) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
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
  ].map((piece) => [JSON.stringify(piece), repeated(piece)]),
);
