import { cloudFormationOperation } from '../cloudformation/service.ts';
import { stsOperation } from '../sts/getCallerIdentity.ts';
import { TAGGING_OPERATION } from '../tagging/service.ts';
import type { WireRequest } from './wireRequest.ts';

/** Services that speak the query protocol: a form comes in, XML goes out. */
export const isQueryService = (service: string | undefined): boolean =>
  service === 'sts' || service === 'cloudformation';

/** Name of a request to a service other than Lambda in the log and in fault plans. */
export function otherOperation(service: string, request: WireRequest): string | undefined {
  if (service === 'sts') return stsOperation(formOf(request));
  if (service === 'cloudformation') return cloudFormationOperation(formOf(request));
  return service === 'tagging' ? TAGGING_OPERATION : undefined;
}

/** The form of the query protocol: the body of a POST, the query of a GET. */
export const formOf = ({ address, body }: WireRequest): URLSearchParams =>
  address.method === 'POST' ? new URLSearchParams(body) : address.query;
