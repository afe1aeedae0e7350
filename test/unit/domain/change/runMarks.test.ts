import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interrupted } from '../../../../src/domain/change/interrupted.ts';
import { RunMarks } from '../../../../src/domain/change/runMarks.ts';
import { InterruptedRuns } from '../../../../src/features/change/interruptedRuns.ts';
import { FakeFiles } from '../../../support/fakeFiles.ts';
import { ACCOUNT } from '../../../support/fakeLambda.ts';

/** The editor's state: the last value that was written counts, for all windows. */
class Hint {
  mayBe: boolean | undefined;
  turn: () => Promise<unknown> = () => Promise.resolve();

  async keep(mayBe: boolean): Promise<void> {
    await this.turn();
    this.mayBe = mayBe;
  }
}

const markOf = (group: string, process = 'gone') => ({ accountId: ACCOUNT, group, at: Date.now(), process });

describe('marks of runs', () => {
  it('are found by a start as long as a run is under way, whatever windows end and start meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 3 }), async (scheduler, others) => {
        const files = new FakeFiles();
        const hint = new Hint();
        const windows = Array.from({ length: others + 1 }, () => new RunMarks(files, hint));
        const [own] = windows;
        files.turn = () => scheduler.schedule(Promise.resolve());
        hint.turn = files.turn;
        const rest = windows.slice(1).map(async (marks, at) => {
          await marks.keep(markOf(`other${at}`));
          await marks.remove(`other${at}`);
          await marks.settle();
        });
        await scheduler.waitFor(Promise.all([own?.keep(markOf('own')), ...rest]));
        expect(hint.mayBe).toBe(true);
        expect(files.texts.size).toBe(1);
      }),
      { numRuns: 200 },
    );
  });

  it('leave nothing behind', async () => {
    const files = new FakeFiles();
    const hint = new Hint();
    const marks = new RunMarks(files, hint);
    await marks.keep(markOf('own'));
    expect([hint.mayBe, await marks.all()]).toEqual([
      true,
      [markOf('own')].map((mark) => ({ ...mark, at: expect.any(Number) })),
    ]);
    expect(await marks.remove('own')).toBe(true);
    await marks.settle();
    expect([hint.mayBe, files.texts.size]).toEqual([false, 0]);
  });

  it('of others’ files are none', async () => {
    const files = new FakeFiles();
    for (const [at, text] of ['', '{', '[]', '{"group":1}'].entries())
      files.texts.set(`runs/${at}.json`, text);
    expect(await new RunMarks(files, new Hint()).all()).toEqual([]);
  });
});

describe('a run that ended with its window', () => {
  const stage = () => {
    const files = new FakeFiles();
    const marks = new RunMarks(files, new Hint());
    const told: Interrupted[] = [];
    const processes = { own: 'own', isGone: (name: string) => name === 'gone' };
    const runs = () =>
      new InterruptedRuns(marks, { of: () => Promise.resolve([]) }, processes, (one) => told.push(one));
    return { marks, told, runs };
  };

  it('is told once, of two windows that start at the same time', async () => {
    const { marks, told, runs } = stage();
    await marks.keep(markOf('group'));
    await Promise.all([runs().tell(), runs().tell()]);
    expect(told).toMatchObject([{ accountId: ACCOUNT }]);
  });

  it('is told from the one of this window', async () => {
    const { marks, told, runs } = stage();
    await marks.keep(markOf('group', 'own'));
    await runs().tell();
    expect(told).toEqual([]);
    expect(await marks.all()).toHaveLength(1);
  });
});
