import type { Memento } from 'vscode';
import { Emitter } from '../domain/async/emitter.ts';
import type { AnchorSource } from '../domain/declared/anchorSource.ts';
import { isTerraform } from '../domain/declared/mayBeTemplate.ts';
import type { Anchors } from '../domain/declared/resolution.ts';
import type { StackProposal } from '../domain/declared/stackProposals.ts';

/** Loaded with the first template: nobody who opens none needs it. */
const deploymentFiles = () => import('./deploymentFiles.ts');
const assemblies = () => import('./assemblies.ts');

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
    const constructs = await (await assemblies()).constructsFor(file);
    const stack = await this.#stack(file);
    return { ...(stack && { stack }), ...(constructs && { constructs }) };
  }

  async #stack(file: string): Promise<Anchors['stack']> {
    const chosen = this.chosen().get(file);
    if (chosen !== undefined) return { name: chosen, source: 'chosen' };
    const [only, ...more] = await this.proposals(file);
    return more.length === 0 ? only : undefined;
  }

  /** Stack names in the files that tools keep beside a template: configuration of SAM, output of Serverless and CDK. */
  async proposals(file: string): Promise<readonly StackProposal[]> {
    return await (await deploymentFiles()).proposalsFor(file);
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
