import { Emitter } from '../../src/domain/async/emitter.ts';
import type {
  AwsAccess,
  Connection,
  DiskChange,
  ProfileList,
  SessionChoice,
} from '../../src/domain/session/connection.ts';
import { SessionManager } from '../../src/domain/session/sessionManager.ts';
import type { Log } from '../../src/domain/log.ts';
import { FakeConnection } from './fakeLambda.ts';

/** An AwsAccess whose connections a test hands out, by the profile asked for. */
export class FakeAccess implements AwsAccess {
  readonly choices: SessionChoice[] = [];
  profiles: ProfileList = { profiles: [], problems: [], active: 'default' };
  connectTo: (choice: SessionChoice) => Promise<Connection> = ({ profile, region }) =>
    Promise.resolve(new FakeConnection(profile, region));

  listProfiles(): Promise<ProfileList> {
    return Promise.resolve(this.profiles);
  }

  connect(choice: SessionChoice): Promise<Connection> {
    this.choices.push(choice);
    return this.connectTo(choice);
  }

  /** Answer of `isOutdated`. */
  outdated = false;
  /** Fired by tests in the place of the disk. */
  readonly disk = new Emitter<DiskChange>();

  isOutdated(): Promise<boolean> {
    return Promise.resolve(this.outdated);
  }

  watch(listener: (change: DiskChange) => void): { dispose(): void } {
    return this.disk.add(listener);
  }
}

/** SessionManager over fakes; the choice is kept in memory. */
export function fakeSessions(access: AwsAccess = new FakeAccess()): SessionManager {
  let saved: SessionChoice = {};
  return new SessionManager(access, { load: () => saved, save: (choice) => void (saved = choice) });
}

/** SessionManager whose one connection is given. */
export function sessionsOn(connection: Connection): SessionManager {
  const access = new FakeAccess();
  access.connectTo = () => Promise.resolve(connection);
  return fakeSessions(access);
}

/** A log that keeps its lines. */
export class MemoryLog implements Log {
  readonly lines: string[] = [];

  debug(message: string): void {
    this.lines.push(`debug ${message}`);
  }

  info(message: string): void {
    this.lines.push(`info ${message}`);
  }

  warn(message: string): void {
    this.lines.push(`warn ${message}`);
  }

  error(message: string): void {
    this.lines.push(`error ${message}`);
  }
}
