import type { IncomingHttpHeaders } from 'node:http';
import { ServiceError } from './errors.ts';

/** This machine by its own names, with any port: one may be forwarded. */
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Throws for what a page of a browser sends: for another host, which a name that is made to lead here tells (DNS
 * rebinding), and for another origin. Programs name the host that they ask, and no origin.
 */
export function requireLocal({ host = '', origin }: IncomingHttpHeaders): void {
  if (!LOOPBACK.test(host)) throw forbidden('This server answers for the loopback interface only.');
  if (origin !== undefined && origin !== `http://${host}`) {
    throw forbidden('This server answers no page of another origin.');
  }
}

const forbidden = (message: string): ServiceError =>
  new ServiceError('ForbiddenException', message, {
    status: 403,
    headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
    body: { message },
  });
