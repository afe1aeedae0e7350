/** Sizes in characters that are compared: the larger is 16 times the smaller. */
const SMALL = 16_384;
const LARGE = 262_144;
const TIMES = LARGE / SMALL;

/** The most that is still linear, with room for caches that a large text leaves and memory that it takes. */
export const LINEAR = 5;

/** Shorter times are those of the machine and not of the work, in milliseconds. */
const SHORTEST = 10;

/** Processor time in milliseconds of a measurement that is long enough: a longer text would tell the same. */
const ENOUGH = 60;

/** The first text that is tried, as a part of the largest. */
const FIRST = 1 / 8;

/**
 * How many times as long the work takes on a long text as on 16 texts of a 16th of it: about 1 where it is linear, 16 where
 * it is quadratic, less where the text is cut first. The text grows until the work on it can be measured. Processor time of
 * this thread counts, so that a busy machine changes nothing.
 * @param large characters of the largest text, 262,144 if not given
 */
export function growth(
  textOf: (length: number) => string,
  work: (text: string) => unknown,
  large = LARGE,
): number {
  for (let length = large * FIRST; ; length *= 2) {
    const few = textOf(length / TIMES);
    work(few);
    const times = threadTime(() => {
      for (let time = 0; time < TIMES; time += 1) work(few);
    });
    if (times >= ENOUGH || length >= large) return timeOfWhole(textOf(length), work, times) / times;
  }
}

/** A pause of the engine may fall into the measurement: what looks worse than linear is measured twice. */
function timeOfWhole(text: string, work: (text: string) => unknown, times: number): number {
  const whole = threadTime(() => work(text));
  if (whole / times < LINEAR) return whole;
  return Math.min(
    whole,
    threadTime(() => work(text)),
  );
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
  return Math.max(SHORTEST, (user + system) / 1000);
}

async function processTime(work: () => Promise<unknown>): Promise<number> {
  const started = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(started);
  return Math.max(SHORTEST, (user + system) / 1000);
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
