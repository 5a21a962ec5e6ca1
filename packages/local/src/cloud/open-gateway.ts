import type { StreamingFunction } from "@bellyfed/core/endpoint";
import type { Wiring } from "@bellyfed/core/wiring";
import { streamingFunctions } from "@bellyfed/functions/functions";
import type { StreamHandler } from "@bellyfed/functions/streaming";
import { accessFiles } from "../gateway/access-files.ts";
import { startGateway } from "../gateway/server.ts";
import { ISSUER_PATH, type Issuer } from "../issuer/issuer.ts";
import type { Invoke } from "../lambda/context.ts";
import { streamedInvocation } from "../lambda/host.ts";
import type { StreamPoller } from "../lambda/poll-stream.ts";
import { accessFolder } from "./environment.ts";
import { plans } from "./plans.ts";
import { DEMO_KEY, type Settings } from "./settings.ts";

/** What a gateway stands on. */
export interface Ground {
  readonly options: Pick<Settings, "apiPort" | "origins" | "welcome" | "dataDir"> & {
    readonly log: (line: string) => void;
  };
  readonly wired: Pick<Wiring, "routes">;
  readonly issuer: Pick<Issuer, "listener">;
  readonly onStop: (end: () => Promise<unknown>) => void;
}

/** How functions come to be, by their names. */
export interface Deploy {
  readonly deploy: (name: string) => Invoke;
  readonly streamed: (name: StreamingFunction) => StreamHandler<never>;
}

const isStreaming = (name: string): name is StreamingFunction => Object.hasOwn(streamingFunctions, name);

/** The gateway comes last, so that no request is taken that could not be finished, and is the first to stop. */
export async function openGateway(
  { options, wired, issuer, onStop }: Ground,
  { deploy, streamed }: Deploy,
  relay: StreamPoller,
) {
  const names = [...new Set(wired.routes.map((route) => route.function))];
  const deployed = new Map(names.filter((name) => !isStreaming(name)).map((name) => [name as string, deploy(name)]));
  const streaming = new Map(names.filter(isStreaming).map((name) => [name as string, streamed(name)]));
  const access = accessFiles(accessFolder(options.dataDir), options.log);
  onStop(access.stop);
  const gateway = await startGateway({
    port: options.apiPort,
    routes: wired.routes,
    invoke: async (name, event, context) => {
      const answer = await deployed.get(name)?.(name, event, context);
      if (event.httpMethod !== "GET") relay.nudge();
      return answer;
    },
    stream: (name, event, context) => {
      const handler = streaming.get(name);
      if (!handler) throw new Error(`There is no function ${name} that streams`);
      return streamedInvocation(handler, event as never, context);
    },
    apiKeys: [{ key: DEMO_KEY, name: "demo", plan: "local" }],
    plans,
    corsOrigins: options.origins,
    welcome: options.welcome,
    mounts: [{ prefix: ISSUER_PATH, listener: issuer.listener }],
    log: options.log,
    accessLog: access.write,
  });
  onStop(gateway.stop);
  return gateway.url;
}
