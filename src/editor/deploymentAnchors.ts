import { type Memento, Uri, workspace } from 'vscode';
import { Emitter } from '../domain/async/emitter.ts';
import type { AnchorSource } from '../domain/declared/anchorSource.ts';
import { isTerraform } from '../domain/declared/mayBeTemplate.ts';
import type { Anchors } from '../domain/declared/resolution.ts';
import { stackNamesIn } from '../domain/declared/samconfig.ts';

const KEY = 'stackChoices';
/** Choices that are kept: of the files chosen last. */
const KEPT = 100;

/** Function names by Terraform address, of a state that the user chose. */
export interface ChosenState {
  readonly file: string;
  readonly functions: ReadonlyMap<string, string>;
}

/** Tells where templates are deployed: by the user's choice, kept with the workspace, else by a file beside the template. */
export class DeploymentAnchors implements AnchorSource {
  readonly #memory: Memento;
  readonly #states = new Map<string, ChosenState>();
  readonly #changes = new Emitter<undefined>();

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  onDidChange(listener: () => void): { dispose(): void } {
    return this.#changes.add(listener);
  }

  async anchors(file: string): Promise<Anchors> {
    if (isTerraform(file)) {
      const state = this.#states.get(folderOf(file));
      return state ? { state } : {};
    }
    const chosen = this.chosen().get(file);
    if (chosen !== undefined) return { stack: { name: chosen, source: 'chosen' } };
    const [only, ...more] = await this.proposals(file);
    return only !== undefined && more.length === 0 ? { stack: { name: only, source: 'samconfig' } } : {};
  }

  /** Stack names in the samconfig.toml beside a template. */
  async proposals(file: string): Promise<readonly string[]> {
    try {
      const uri = Uri.joinPath(Uri.parse(file, true), '..', 'samconfig.toml');
      return stackNamesIn(new TextDecoder().decode(await workspace.fs.readFile(uri)));
    } catch {
      // There is none, or the template is in no folder.
      return [];
    }
  }

  /** The user's choices: stack by file. */
  chosen(): ReadonlyMap<string, string> {
    const stored: unknown = this.#memory.get(KEY);
    if (!Array.isArray(stored)) return new Map();
    return new Map(stored.filter(isChoice));
  }

  /** @param stack undefined: the choice is forgotten */
  async choose(file: string, stack: string | undefined): Promise<void> {
    const others = [...this.chosen()].filter(([known]) => known !== file);
    const all = stack === undefined ? others : [...others, [file, stack] as const];
    await this.#memory.update(KEY, all.slice(-KEPT));
    this.#changes.fire(undefined);
  }

  /** For all files of a Terraform module; kept in memory only. */
  chooseState(file: string, state: ChosenState): void {
    this.#states.set(folderOf(file), state);
    this.#changes.fire(undefined);
  }
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'));

const isChoice = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((text) => typeof text === 'string');
