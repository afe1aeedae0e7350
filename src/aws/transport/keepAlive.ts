import type { LambdaClient } from '@aws-sdk/client-lambda';

/** A request of the transport, as far as it matters here. */
interface HttpRequest {
  readonly headers: Record<string, string>;
}

/**
 * Keeps connections open from one request to the next, also in the editor. Its extension host puts an agent of its own
 * in the place of ours (`http.proxySupport`; createHttpPatch of @vscode/proxy-agent), which keeps none: Node then sends
 * `Connection: close` unless the header says otherwise, and each request needs a connection and a TLS handshake of its
 * own. With the header, the agent behind that one keeps the connection. It is never part of the signature.
 */
export function keepAlive(client: LambdaClient): void {
  client.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as HttpRequest;
      headers['connection'] = 'keep-alive';
      return next(args);
    },
    { step: 'build', name: 'keepAlive' },
  );
}
