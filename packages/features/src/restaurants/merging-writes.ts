import { execute, load, type WritePorts } from "@bellyfed/core/execute";
import { executeAll } from "@bellyfed/core/execute-all";
import { type ApiRequest, type ApiResponse, commandMeta, type Route, route, written } from "@bellyfed/core/http/route";
import type { Caller } from "@bellyfed/core/ports";
import { endpoints } from "../moderation/contract.ts";
import { restaurantType } from "./decider.ts";
import { restaurantStream } from "./events.ts";
import { type MergingCommand, theSame } from "./merging.ts";
import { represent } from "./record.ts";
import { requirePresent } from "./state.ts";

type Signed = ApiRequest & { readonly caller: Caller };
interface Wanted {
  readonly id: string;
  readonly reason: string | null;
}

/** The routes by which one restaurant is made of two, and two again. */
export const mergingWrites = (ports: WritePorts): Route[] => [
  route(endpoints.mergeRestaurant, (request) => {
    const { into, reason } = request.body;
    return merge(ports, request, { id: request.params.id, into, reason });
  }),
  route(endpoints.unmergeRestaurant, (request) =>
    unmerge(ports, request, { id: request.params.id, reason: request.body.reason }),
  ),
];

function merge(ports: WritePorts, request: Signed, { id, into, reason }: Wanted & { readonly into: string }) {
  if (into === id) throw theSame("/into");
  const { caller: actor } = request;
  return both(ports, request, [
    [id, { type: "merge", into, reason, actor }],
    [into, { type: "absorb", absorbed: id, actor }],
  ]);
}

/** What it was merged into is asked first; by the time that this is decided it is still that, or the command is refused. */
async function unmerge(ports: WritePorts, request: Signed, { id, reason }: Wanted): Promise<ApiResponse> {
  const { caller: actor } = request;
  const stream = restaurantStream(id);
  const loaded = await load(ports.store, restaurantType, stream);
  const from = requirePresent(loaded.state).merged?.into;
  if (from !== undefined) {
    return both(ports, request, [
      [id, { type: "unmerge", from, reason, actor }],
      [from, { type: "release", released: id, actor }],
    ]);
  }
  // Nothing is left to be done, or all of it was done by this command before.
  const command = { type: "unmerge", from: "", reason, actor } as const;
  const meta = commandMeta(request, ports.runtime);
  const executed = await execute(ports, { type: restaurantType, stream, command, meta, loaded });
  return written(executed, represent(executed));
}

/** Both or neither: one commit in the stream of each. Answers with the first restaurant. */
async function both(
  ports: WritePorts,
  request: Signed,
  parts: readonly (readonly [id: string, command: MergingCommand])[],
): Promise<ApiResponse> {
  const meta = commandMeta(request, ports.runtime);
  const all = parts.map(([id, command]) => ({ type: restaurantType, stream: restaurantStream(id), command }));
  const [executed] = await executeAll(ports, all, meta);
  if (!executed) throw new Error("A restaurant was merged with none");
  return written(executed, represent(executed));
}
