/** How far we know the handler that sends an SDK client's requests. */
interface Handler {
  handle(...sent: readonly never[]): Promise<{ readonly response: { readonly statusCode: number } }>;
}

/** By session, why its token could not be renewed; as long as the process, as the SDK's memory of its tries. */
const reasons = new Map<string, unknown>();

/** What the SDK says of a token that it could not renew, whatever the reason. */
const EXPIRED = /Token is expired/i;

/**
 * Renewing the token of an IAM Identity Center session. The SDK keeps to itself why that failed, and tries no
 * more than twice a minute: to whom is merely offline it says that the sign-in has expired.
 */
export function watchRenewal(session: string) {
  return {
    /** For the client that renews. */
    extensions: [{ configure: (client: { httpHandler(): object }) => watch(client.httpHandler(), session) }],
    /** Throws the reason instead of what the SDK makes of it. */
    rethrow(error: unknown): never {
      const isExpiry = error instanceof Error && EXPIRED.test(error.message);
      throw (isExpiry ? reasons.get(session) : undefined) ?? error;
    },
  };
}

function watch(handler: object, session: string): void {
  const sender = handler as Handler;
  const handle = sender.handle.bind(sender);
  sender.handle = async (...sent) => {
    try {
      const answer = await handle(...sent);
      const { statusCode } = answer.response;
      if (statusCode < 500) reasons.delete(session);
      else reasons.set(session, failed(statusCode));
      return answer;
    } catch (error) {
      reasons.set(session, error);
      throw error;
    }
  };
}

function failed(httpStatusCode: number): Error {
  return Object.assign(new Error('The token could not be renewed.'), { $metadata: { httpStatusCode } });
}
