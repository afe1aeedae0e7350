import {
  EventEmitter,
  type ExtensionTerminalOptions,
  type Terminal,
  type TerminalOptions,
  type TerminalShellIntegration,
  type TerminalShellIntegrationChangeEvent,
} from 'vscode';

/** How a terminal starts. `plainly`: with a shell that the editor knows nothing of. */
export type Starts = 'integrated' | 'plainly' | 'not';

/** What the editor tells of a shell that it knows. */
const INTEGRATION: TerminalShellIntegration = {
  cwd: undefined,
  executeCommand: () => {
    throw new Error('No command may be run in a terminal: only the user does.');
  },
};

class FakeTerminal implements Terminal {
  readonly name = 'terminal';
  readonly processId: Promise<number | undefined>;
  readonly creationOptions: TerminalOptions;
  readonly exitStatus = undefined;
  readonly state = { isInteractedWith: false, shell: undefined };
  readonly shellIntegration = undefined;
  readonly sent: (readonly [string, boolean | undefined])[] = [];
  disposed = false;
  readonly #shown: (terminal: Terminal) => void;

  constructor(options: TerminalOptions, processId: number | undefined, shown: (terminal: Terminal) => void) {
    this.creationOptions = options;
    this.processId = Promise.resolve(processId);
    this.#shown = shown;
  }

  sendText(text: string, execute?: boolean): void {
    this.sent.push([text, execute]);
  }

  show(): void {
    queueMicrotask(() => this.#shown(this));
  }

  hide(): void {}

  dispose(): void {
    this.disposed = true;
  }
}

/** The editor's terminals, which tell what they were given. */
export class FakeTerminals {
  readonly options: TerminalOptions[] = [];
  readonly #terminals: FakeTerminal[] = [];
  readonly #integrated = new EventEmitter<TerminalShellIntegrationChangeEvent>();
  readonly #closed = new EventEmitter<Terminal>();
  readonly #starts: Starts;

  constructor(starts: Starts) {
    this.#starts = starts;
  }

  /** To put in the place of the editor's own. */
  get members() {
    return {
      createTerminal: (options?: string | TerminalOptions | ExtensionTerminalOptions) =>
        this.#create(options),
      onDidChangeTerminalShellIntegration: this.#integrated.event,
      onDidCloseTerminal: this.#closed.event,
    };
  }

  /** Texts that were typed; true: and run. */
  get sent(): readonly (readonly [string, boolean | undefined])[] {
    return this.#terminals.flatMap(({ sent }) => sent);
  }

  get disposed(): boolean {
    return this.#terminals.some(({ disposed }) => disposed);
  }

  #create(options: string | TerminalOptions | ExtensionTerminalOptions = {}): Terminal {
    if (typeof options === 'string' || 'pty' in options) throw new Error('Not a terminal with a shell.');
    this.options.push(options);
    const processId = this.#starts === 'plainly' ? 7 : undefined;
    const terminal = new FakeTerminal(options, processId, (shown) => this.#start(shown));
    this.#terminals.push(terminal);
    return terminal;
  }

  #start(terminal: Terminal): void {
    if (this.#starts === 'integrated') this.#integrated.fire({ terminal, shellIntegration: INTEGRATION });
    if (this.#starts === 'not') this.#closed.fire(terminal);
  }
}
