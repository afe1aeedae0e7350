import type { IncomingMessage } from 'node:http';
import { ServiceError } from '../lambda/errors.ts';

/** This machine by its own names, with any port: one may be forwarded. */
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/i;

/**
 * Throws for what a page of a browser sends: for another host, which a name that is made to lead here tells (DNS
 * rebinding), and for another origin or site. Programs name the host that they ask, once, and no origin.
 */
export function requireLocal({ headers, rawHeaders, url = '' }: IncomingMessage): void {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = headers;
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  if (hosts.length !== 1 || !LOOPBACK.test(host) || !url.startsWith('/')) {
    throw forbidden('This server answers for the loopback interface only.');
  }
  if ((origin !== undefined && origin !== `http://${host}`) || !OWN_SITES.includes(site)) {
    throw forbidden('This server answers no page of another origin.');
  }
}

/** Values of browsers for a request that no other site has caused (Fetch Metadata). */
const OWN_SITES: readonly unknown[] = ['none', 'same-origin'];

const forbidden = (message: string): ServiceError =>
  new ServiceError('ForbiddenException', message, {
    status: 403,
    headers: { 'x-amzn-ErrorType': 'ForbiddenException' },
    body: { message },
  });
