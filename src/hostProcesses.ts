import { hostname } from 'node:os';
import type { HostProcesses } from './domain/change/interrupted.ts';

/** The processes of the extension host on this machine. */
export const hostProcesses: HostProcesses = { own: `${hostname()}/${process.pid}`, isGone };

/** Of another machine, as of a remote window, nothing is known here. */
function isGone(name: string): boolean {
  const [, host, pid] = /^(.*)\/(\d+)$/.exec(name) ?? [];
  if (host !== hostname()) return false;
  try {
    // Signal 0 only asks.
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
