import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type {
  Activation,
  Answer,
  HoverAsk,
  HoverTimes,
  Marks,
  Memory,
  TemplateHoverAsk,
} from './protocol.ts';

/** The questions, and what is answered to each. */
interface Questions {
  memory: { readonly argument: undefined; readonly value: Memory };
  /** Bytes of the whole process as it is, without a garbage collection. */
  resident: { readonly argument: undefined; readonly value: number };
  marks: { readonly argument: undefined; readonly value: Marks };
  /** Activates an extension, unless it is; its own times. */
  activate: { readonly argument: string; readonly value: Activation };
  hover: { readonly argument: HoverAsk; readonly value: HoverTimes };
  templateHover: { readonly argument: TemplateHoverAsk; readonly value: HoverTimes };
}

/** The probe of one extension host, seen from the benchmark. */
export class Probe {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #asked = 0;

  constructor(socket: Socket) {
    this.#socket = socket;
    // However an extension host ends: what was asked of it is told so.
    socket.on('error', () => undefined);
    socket.on('close', () => this.#lost());
    const lines = createInterface({ input: socket });
    lines.on('error', () => undefined);
    lines.on('line', (line) => this.#answered(JSON.parse(line) as Answer));
  }

  ask<Q extends keyof Questions>(
    name: Q,
    ...[argument]: Questions[Q]['argument'] extends undefined ? [] : [Questions[Q]['argument']]
  ): Promise<Questions[Q]['value']> {
    this.#asked += 1;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#asked, waiting);
    this.#socket.write(`${JSON.stringify({ id: this.#asked, name, argument })}\n`);
    return waiting.promise as Promise<Questions[Q]['value']>;
  }

  /** Ends the extension host, which would wait for its window to come back. */
  async end(): Promise<void> {
    if (this.#socket.destroyed) return;
    // Not `once` of node:events, for which the reset that follows is a failure.
    const closed = new Promise((resolve) => this.#socket.once('close', resolve));
    this.#socket.write(`${JSON.stringify({ id: 0, name: 'end' })}\n`);
    await closed;
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.value);
  }

  #lost(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('The extension host ended.'));
  }
}

/** Where probes call. */
export class Switchboard implements AsyncDisposable {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => this.#sockets.add(socket));
    this.port = (server.address() as AddressInfo).port;
  }

  /** The next probe that calls: ask before its window is opened. */
  async next(): Promise<Probe> {
    const [socket] = (await once(this.#server, 'connection')) as [Socket];
    return new Probe(socket);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

export async function openSwitchboard(): Promise<Switchboard> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new Switchboard(server);
}
