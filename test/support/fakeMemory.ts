import type { PageMemory } from '../../src/editor/memory.ts';

/** A page's memory without an editor. */
export class FakeMemory implements PageMemory {
  value: unknown;

  load(): unknown {
    return this.value;
  }

  save(choice: unknown): void {
    this.value = choice;
  }
}
