import type { GuideIndex } from "@bellyfed/core/guide/sentences";
import type { TokenMeter } from "@bellyfed/core/guide/token-meter";
import { api } from "@bellyfed/core/http/api";
import type { EventStore, Identity, Runtime } from "@bellyfed/core/ports";
import { admission } from "@bellyfed/features/guide/chats/admission";
import { type GuidePorts, streams } from "@bellyfed/features/guide/streams";
import { reads as menus } from "@bellyfed/features/menus/reads";
import { reads as restaurants } from "@bellyfed/features/restaurants/reads";
import { reads as reviews } from "@bellyfed/features/reviews/reads";
import type { Hono } from "hono";
import { guideTools } from "../guide/in-process.ts";
import { recording } from "../guide/recording.ts";
import { inProcess } from "../http/in-process.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";
import type { QueryPorts } from "./query.ts";
import { type SearchFunctionPorts, search } from "./search.ts";

type Worked = "toolsFor" | "record" | "admit" | "cursors" | "log" | "count" | "runtime";

export interface GuideFunctionPorts extends Omit<GuidePorts, Worked> {
  readonly identity: Identity;
  /** What the API's own reads answer from. */
  readonly reading: QueryPorts;
  readonly searching: Omit<SearchFunctionPorts, "look">;
  /** The function's own copy of the index. */
  readonly look: () => Promise<Awaited<ReturnType<SearchFunctionPorts["look"]>> & { readonly index: GuideIndex }>;
  readonly events: EventStore;
  readonly meter: TokenMeter;
  readonly runtime: Runtime;
}

/** Answers questions in words, from the API's own reads and searches in this process. */
export function guide(ports: GuideFunctionPorts, { log, count }: Pick<Telemetry, "log" | "count">): Hono {
  const { identity, reading, searching, look, events, meter, runtime, ...rest } = ports;
  const reads = [restaurants, menus, reviews].flatMap((make) => make(reading));
  const ask = inProcess({ query: api(reads, { identity, log }), search: search({ ...searching, look }, { log }) });
  const made: GuidePorts = {
    ...rest,
    ...{ runtime, log, count },
    cursors: reading.cursors,
    toolsFor: (asker) => guideTools(ask(asker), look),
    record: recording({ store: events, runtime }),
    admit: admission(meter, runtime),
  };
  return api(streams(made), { identity, log });
}
