import { type Executed, execute, type WritePorts } from "@bellyfed/core/execute";
import { type ApiRequest, commandMeta, type Route, removed, route, written } from "@bellyfed/core/http/route";
import { derivedId } from "@bellyfed/core/id";
import type { Caller } from "@bellyfed/core/ports";
import { endpoints, type SampleThing, type SampleThingContent } from "./contract.ts";
import { factsOf, type SampleThingCommand, type SampleThingState, sampleThingType } from "./decider.ts";
import { sampleThingStream } from "./events.ts";

type Signed<Params = unknown> = ApiRequest<Params> & { readonly caller: Caller };
type Done = Executed<SampleThingState>;

/** The routes that change sample things. */
export const writes = (ports: WritePorts): Route[] => [
  route(endpoints.createSampleThing, async (request) => {
    const executed = await create(ports, request, request.body);
    const body = represent(executed, request.caller);
    return written(executed, body, { location: `/sample-things/${body.id}` });
  }),
  route(endpoints.updateSampleThing, async (request) => {
    const { body: changes, caller } = request;
    const executed = await change(ports, request, { type: "update", changes, by: caller.sub });
    return written(executed, represent(executed, caller));
  }),
  route(endpoints.deleteSampleThing, async (request) =>
    removed(await change(ports, request, { type: "delete", by: request.caller.sub })),
  ),
];

/** The id derives from the request: sent again with its Idempotency-Key it meets the stream that it began. */
function create(ports: WritePorts, request: Signed, content: SampleThingContent): Promise<Done> {
  const meta = commandMeta(request, ports.runtime);
  const id = derivedId("sample-thing", meta.commandId);
  const command = { type: "create", id, content, by: request.caller.sub, at: meta.at } as const;
  return execute(ports, { type: sampleThingType, stream: sampleThingStream(id), command, meta, create: true });
}

function change(ports: WritePorts, request: Signed<{ id: string }>, command: SampleThingCommand): Promise<Done> {
  const meta = commandMeta(request, ports.runtime);
  const stream = sampleThingStream(request.params.id);
  return execute(ports, { type: sampleThingType, stream, command, meta });
}

/** As its events tell it; 404 for the replay of a command when it has been deleted since. */
function represent({ state, version, updatedAt }: Done, caller: Caller): SampleThing {
  const { id, name, note, created_at } = factsOf(state, caller.sub);
  return { id, name, note, created_at, updated_at: updatedAt, version };
}
