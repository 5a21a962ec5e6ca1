import { type Gateway, startGateway } from "@bellyfed/local/gateway/server";
import { ISSUER_PATH, type Issuer } from "@bellyfed/local/issuer/issuer";

/**
 * A gateway that has nothing but an issuer, whichever it is at the moment: the address is known only once the gateway listens, and an issuer
 * is opened with it.
 */
export async function issuerGateway(
  issuer: () => Issuer,
): Promise<{ readonly gateway: Gateway; readonly url: string }> {
  const gateway = await startGateway({
    port: 0,
    routes: [],
    invoke: async () => undefined,
    apiKeys: [],
    plans: {},
    corsOrigins: [],
    mounts: [{ prefix: ISSUER_PATH, listener: (request, response) => issuer().listener(request, response) }],
  });
  return { gateway, url: gateway.url + ISSUER_PATH };
}
