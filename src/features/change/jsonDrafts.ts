import { MAX_TEXT } from '../../domain/change/configJson.ts';
import { membersOf } from '../../domain/typeGuards.ts';
import type { PageMemory } from '../../editor/memory.ts';

/** The oldest go. */
const MOST_DRAFTS = 20;

/** Texts that were saved automatically and not reviewed yet, by path. They outlive the window. */
export class JsonDrafts {
  readonly #memory: PageMemory;

  constructor(memory: PageMemory) {
    this.#memory = memory;
  }

  of(path: string): string | undefined {
    const text = membersOf(this.#memory.load())[path];
    return typeof text === 'string' ? text : undefined;
  }

  keep(path: string, text: string): void {
    if (text.length > MAX_TEXT) return this.drop(path);
    this.#memory.save(Object.fromEntries([...this.#others(path), [path, text]].slice(-MOST_DRAFTS)));
  }

  drop(path: string): void {
    if (this.of(path) !== undefined) this.#memory.save(Object.fromEntries(this.#others(path)));
  }

  #others(path: string): readonly (readonly [string, unknown])[] {
    return Object.entries(membersOf(this.#memory.load())).filter(([other]) => other !== path);
  }
}
