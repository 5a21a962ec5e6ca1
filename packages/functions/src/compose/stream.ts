import { api } from "@bellyfed/core/http/api";
import type { Identity } from "@bellyfed/core/ports";
import { type StreamPorts, streams } from "@bellyfed/features/streams";
import type { Hono } from "hono";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** Answers whatever is streamed. */
export const stream = (
  { identity, ...ports }: StreamPorts & { readonly identity: Identity },
  { log }: Pick<Telemetry, "log">,
): Hono =>
  api(
    streams.flatMap((make) => make(ports)),
    { identity, log },
  );
