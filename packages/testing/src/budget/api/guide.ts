import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { features } from "@bellyfed/features/features";
import type { Env } from "@bellyfed/functions/environment";
import { compose } from "@bellyfed/functions/lambdas/guide";
import { startGateway } from "@bellyfed/local/gateway/server";
import { streamedInvocation } from "@bellyfed/local/lambda/host";
import { API_KEY } from "./api.ts";

/** The gateway with the `guide` function behind it, as the local cloud has them. `file`: of the index that it opens, as it lies in the bucket. */
export async function startGuide(env: Env, file: Uint8Array) {
  const bucket = createServer((_, response) => void response.end(file));
  await new Promise<void>((resolve) => bucket.listen(0, "127.0.0.1", resolve));
  const { port } = bucket.address() as AddressInfo;
  const handler = compose({ ...env, IMPORT_BUCKET: "bucket", S3_ENDPOINT: `http://127.0.0.1:${port}` });
  const gateway = await startGateway({
    port: 0,
    routes: features.flatMap(({ routes }) => routes.filter((route) => route.function === "guide")),
    invoke: () => Promise.reject(new Error("All of the guide streams")),
    stream: (_, event, context) => streamedInvocation(handler, event, context),
    apiKeys: [{ key: API_KEY, name: "bench", plan: "bench" }],
    plans: { bench: { rate: 1_000_000, burst: 1_000_000 } },
    corsOrigins: [],
  });
  return {
    url: gateway.url,
    stop: async () => {
      await gateway.stop();
      bucket.closeAllConnections();
      bucket.close();
    },
  };
}
