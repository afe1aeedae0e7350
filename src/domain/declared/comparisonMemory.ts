import { Emitter } from '../async/emitter.ts';
import type { EffectiveSettings } from '../settings/eventInvokeConfig.ts';
import type { ThreeSides } from './threeSides.ts';

/** Last result for the deployed function of a declaration. */
export interface KnownComparison {
  readonly inForce: EffectiveSettings;
  /** `unknown`: a side could not be told. */
  readonly outcome: 'same' | 'differs' | 'unknown';
}

/** Declarations whose deployed functions were read, as long as the session stays: what a hover found, a code lens shows. */
export class ComparisonMemory {
  readonly #known = new Map<string, KnownComparison>();
  readonly #changes = new Emitter<undefined>();

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  get(file: string, address: string): KnownComparison | undefined {
    return this.#known.get(keyOf(file, address));
  }

  note(file: string, address: string, inForce: EffectiveSettings, sides: readonly ThreeSides[]): void {
    const outcome = outcomeOf(sides);
    const before = this.get(file, address);
    this.#known.set(keyOf(file, address), { inForce, outcome });
    if (before?.outcome !== outcome || before.inForce !== inForce) this.#changes.fire(undefined);
  }

  /** Another session is active: what the former one answered is not shown under it. */
  clear(): void {
    if (this.#known.size === 0) return;
    this.#known.clear();
    this.#changes.fire(undefined);
  }
}

const keyOf = (file: string, address: string): string => `${address}\n${file}`;

function outcomeOf(sides: readonly ThreeSides[]): KnownComparison['outcome'] {
  if (sides.some(({ outcome }) => outcome === 'differs')) return 'differs';
  return sides.some(({ outcome }) => outcome === 'unknown') ? 'unknown' : 'same';
}
