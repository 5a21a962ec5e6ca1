import { AppError } from "@bellyfed/core/error";
import { execute, load, type WritePorts } from "@bellyfed/core/execute";
import { faultOf, fieldError } from "@bellyfed/core/fault";
import { type ApiRequest, type ApiResponse, commandMeta, type Route, route, written } from "@bellyfed/core/http/route";
import { derivedId } from "@bellyfed/core/id";
import type { Caller } from "@bellyfed/core/ports";
import type { Locate } from "@bellyfed/core/whereabouts";
import { endpoints as moderation } from "../moderation/contract.ts";
import { endpoints, type Profile, type ProfileChanges } from "./contract.ts";
import { type RestaurantCommand, restaurantType } from "./decider.ts";
import { restaurantStream } from "./events.ts";
import type { Found } from "./hours.ts";
import { notThere, theSame } from "./merging.ts";
import { mergingWrites } from "./merging-writes.ts";
import { represent } from "./record.ts";

/** What restaurants' routes ask besides. */
export interface RestaurantPorts {
  /** Left out, nobody is asked where a place is. */
  readonly locate?: Locate;
  /** Whether there are neighbourhoods to be found, so that it is asked also where the time zone is said. */
  readonly findsNeighborhoods?: boolean;
}

/** The routes that change restaurants. */
export const writes = (ports: WritePorts & RestaurantPorts): Route[] => {
  const change = (request: Signed, id: string, command: RestaurantCommand) =>
    changeRestaurant(ports, request, id, command);
  return [
    route(endpoints.createRestaurant, (request) => createRestaurant(ports, request, saidOnce(request.body))),
    route(endpoints.updateRestaurant, async (request) => {
      const changes = saidOnce(request.body);
      const found = await foundOf(ports, changes);
      return change(request, request.params.id, { type: "update", changes, found, actor: request.caller });
    }),
    route(endpoints.closeRestaurant, (request) => closeRestaurant(ports, request, request.params.id, request.body)),
    route(endpoints.reopenRestaurant, (request) =>
      change(request, request.params.id, { type: "reopen", actor: request.caller }),
    ),
    route(endpoints.closeRestaurantTemporarily, (request) => {
      const { commandId, at } = commandMeta(request, ports.runtime);
      const said = { ...request.body, pause_id: derivedId("pause", commandId), at };
      return change(request, request.params.id, { type: "pause", ...said, actor: request.caller });
    }),
    route(endpoints.planOpening, (request) => {
      const opening = openingOf(request, ports, request.body.on);
      return change(request, request.params.id, { type: "schedule_opening", ...opening, actor: request.caller });
    }),
    route(endpoints.assignOwner, (request) =>
      change(request, request.params.id, { type: "assign_owner", owner_id: request.body.owner_id }),
    ),
  ];
};

/** The routes by which moderators change restaurants. */
export const moderatedWrites = (ports: WritePorts): Route[] => [
  route(moderation.hideRestaurant, (request) => {
    const { caller: actor, params, body } = request;
    return changeRestaurant(ports, request, params.id, { type: "hide", reason: body.reason, actor });
  }),
  route(moderation.showRestaurant, (request) => {
    const { caller: actor, params, body } = request;
    return changeRestaurant(ports, request, params.id, { type: "show", reason: body.reason, actor });
  }),
  ...mergingWrites(ports),
];

/** The day on which it opens for the first time, as it is said now. */
function openingOf(request: Signed, { runtime }: WritePorts, opens_on: string) {
  const { commandId, at } = commandMeta(request, runtime);
  return { opening_id: derivedId("opening", commandId), opens_on, at };
}

/** Throws AppError 400 for hours that are given twice: as data, and as text. */
function saidOnce<Said extends ProfileChanges>(said: Said): Said {
  const isTwice = said.hours && said.opening_hours !== null && said.opening_hours !== undefined;
  if (!isTwice) return said;
  const error = fieldError("/opening_hours", faultOf("repeated"));
  throw new AppError("malformed", "input.malformed", "Give `hours` or `opening_hours`, not both", [error]);
}

type Signed = ApiRequest & { readonly caller: Caller };

/** What is found by a location that is said, of what is not said with it: a zone of null where it cannot be found out now. */
async function foundOf(
  { locate, findsNeighborhoods = false }: RestaurantPorts,
  { location, hours, neighborhood }: ProfileChanges,
): Promise<Found> {
  const isWanted = !hours?.time_zone || (findsNeighborhoods && !neighborhood);
  return location && isWanted && locate ? ((await locate(location)) ?? { time_zone: null }) : {};
}

async function createRestaurant(
  ports: WritePorts & RestaurantPorts,
  request: Signed,
  { opens_on, ...profile }: Profile & { readonly opens_on?: string | null },
): Promise<ApiResponse> {
  const meta = commandMeta(request, ports.runtime);
  const id = derivedId("restaurant", meta.commandId);
  const executed = await execute(ports, {
    type: restaurantType,
    stream: restaurantStream(id),
    command: {
      ...{ type: "create", id, profile, found: await foundOf(ports, profile), actor: request.caller },
      ...(opens_on && { opening: openingOf(request, ports, opens_on) }),
    },
    meta,
    create: true,
  });
  return written(executed, represent(executed), { location: `/restaurants/${id}` });
}

/** Advisory: the other one may be merged into a third at the same time, which leads there. */
const isThere = async ({ store }: WritePorts, id: string): Promise<boolean> =>
  (await load(store, restaurantType, restaurantStream(id))).state.status !== "absent";

interface Said {
  readonly reason: string | null;
  readonly on: string | null;
  readonly moved_to?: string | null;
}

/** Now, or from a day on. */
async function closeRestaurant(
  ports: WritePorts,
  request: Signed,
  id: string,
  { reason, on, moved_to }: Said,
): Promise<ApiResponse> {
  const { caller: actor } = request;
  if (moved_to === id) throw theSame("/moved_to");
  if (moved_to && !(await isThere(ports, moved_to))) throw notThere("/moved_to");
  if (on === null) return changeRestaurant(ports, request, id, { type: "close", reason, moved_to, actor });
  if (reason !== null || moved_to) {
    const fault = fieldError(reason === null ? "/moved_to" : "/reason", faultOf("before_it_closes"));
    throw new AppError("invalid", "input.invalid", "Why and where to is told when it closes, not before", [fault]);
  }
  const { commandId, at } = commandMeta(request, ports.runtime);
  const planned = { closing_id: derivedId("closing", commandId), closes_on: on };
  return changeRestaurant(ports, request, id, { type: "schedule_closing", ...planned, at, actor });
}

async function changeRestaurant(
  ports: WritePorts,
  request: Signed,
  id: string,
  command: RestaurantCommand,
): Promise<ApiResponse> {
  const meta = commandMeta(request, ports.runtime);
  const executed = await execute(ports, { type: restaurantType, stream: restaurantStream(id), command, meta });
  return written(executed, represent(executed));
}
