/** An answer: what goes over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON as a value, or a text that goes out as it is; absent: no body. */
  readonly body?: unknown;
  readonly text?: string;
}

/** A refusal, thrown by whatever finds it and turned into an answer in one place. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly answer: Answer;
  readonly code: string;

  constructor(code: string, message: string, answer: Answer) {
    super(message);
    this.code = code;
    this.answer = answer;
  }
}

interface Extra {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Modelled errors say who is at fault (`Type`) and what is wrong; where the text lies differs (domain.md §1). */
function serviceError(status: number, code: string, message: string, extra: Extra = {}): ServiceError {
  return new ServiceError(code, message, {
    status,
    headers: { 'x-amzn-ErrorType': code, ...extra.headers },
    body: extra.body ?? { Type: 'User', message },
  });
}

/** 404; the one error whose text lies in `Message` (recorded). */
export const notFound = (message: string): ServiceError =>
  serviceError(404, 'ResourceNotFoundException', message, { body: { Type: 'User', Message: message } });

/** 400 from the service's own logic. */
export const invalidParameter = (message: string): ServiceError =>
  serviceError(400, 'InvalidParameterValueException', message);

/** 400 from the model's constraints, before the service's logic; it carries no `Type` (recorded). */
export const validationError = (message: string): ServiceError =>
  serviceError(400, 'ValidationException', message, { body: { message } });

/** 400 for a body that is not JSON, or a member of another type than modelled. */
export const serializationError = (message: string): ServiceError =>
  serviceError(400, 'SerializationException', message, { body: { message } });

export const conflict = (message: string): ServiceError =>
  serviceError(409, 'ResourceConflictException', message);

export const preconditionFailed = (message: string): ServiceError =>
  serviceError(412, 'PreconditionFailedException', message);

/** 413; the service's own limit is larger. */
export const tooLarge = (bytes: number): ServiceError =>
  serviceError(413, 'RequestTooLargeException', `Request must be smaller than ${bytes} bytes`);

/** 403; a function in somebody else's account is refused without a word: `message` is null (domain.md §1). */
export const accessDenied = (message: string | null): ServiceError =>
  serviceError(403, 'AccessDeniedException', message ?? '', { body: { Message: message } });

/** 403 from the front door, about the signature or the credentials. */
export const refusedCredentials = (code: string, message: string): ServiceError =>
  serviceError(403, code, message, { body: { message } });

/** 429 of the control plane: one limit for all its operations (domain.md §8). */
export const throttled = (retryAfterSeconds: number): ServiceError =>
  serviceError(429, 'TooManyRequestsException', 'Rate exceeded', {
    headers: { 'Retry-After': String(retryAfterSeconds) },
    body: {
      Type: 'User',
      message: 'Rate exceeded',
      Reason: 'CallerRateLimitExceeded',
      retryAfterSeconds: String(retryAfterSeconds),
    },
  });

/** 500 for a bug in the sample account: the client sees the same as for a bug in the service. */
export const internalError = (): ServiceError =>
  serviceError(500, 'ServiceException', 'An error occurred and the request cannot be processed.', {
    body: { Type: 'Service', Message: 'An error occurred and the request cannot be processed.' },
  });

/** 404 for a path that is no operation: XML whatever the protocol, without a content type. */
export const unknownOperation = (): ServiceError =>
  new ServiceError('UnknownOperationException', 'Unknown operation', {
    status: 404,
    text: '<UnknownOperationException/>\n',
  });
