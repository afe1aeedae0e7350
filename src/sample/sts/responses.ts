import { queryAnswer, queryRefusal } from '../http/queryProtocol.ts';
import type { Answer, ServiceError } from '../lambda/errors.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** Answer of an STS operation; the content is already XML. */
export const stsAnswer = (action: string, ...content: readonly string[]): Answer =>
  queryAnswer(NAMESPACE, action, ...content);

export const stsRefusal = (status: number, code: string, message: string): ServiceError =>
  queryRefusal(NAMESPACE, status, code, message);
