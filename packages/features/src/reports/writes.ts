import { type Executed, execute, load, type WritePorts } from "@bellyfed/core/execute";
import { commandMeta, type Route, route, written } from "@bellyfed/core/http/route";
import { derivedId } from "@bellyfed/core/id";
import type { IsServed } from "../menus/rules.ts";
import type { RestaurantOf } from "../restaurants/rules.ts";
import type { ReviewOf } from "../reviews/rules.ts";
import { endpoints, type Report, type ReportContent } from "./contract.ts";
import { type ReportState, reportType, requireReport } from "./decider.ts";
import { reportStream } from "./events.ts";
import { factsOfSubject } from "./facts.ts";

export interface ReportPorts extends WritePorts {
  readonly restaurantOf: RestaurantOf;
  readonly reviewOf: ReviewOf;
  readonly isServed: IsServed;
}

/** The routes by which people report things, and moderators close reports. */
export const writes = (ports: ReportPorts): Route[] => [
  route(endpoints.createReport, async (request) => {
    const { caller: actor, body } = request;
    const { reason, text } = body;
    const subject = subjectOf(body);
    const meta = commandMeta(request, ports.runtime);
    // One user's second report of a thing meets the first one's stream.
    const id = derivedId("report", subject.kind, subject.restaurant_id, subject.id, actor.sub);
    const stream = reportStream(id);
    const [facts, loaded] = await Promise.all([factsOfSubject(ports, subject), load(ports.store, reportType, stream)]);
    const command = { type: "file", id, subject, facts, reason, text, actor, at: meta.at } as const;
    const executed = await execute(ports, { type: reportType, stream, command, meta, loaded });
    const isNew = executed.replayed || executed.events.length > 0;
    return written(executed, represent(executed), { status: isNew ? 201 : 200 });
  }),
  route(endpoints.closeReport, async (request) => {
    const { caller: actor, params, body } = request;
    const meta = commandMeta(request, ports.runtime);
    const command = { type: "close", reason: body.reason, actor, at: meta.at } as const;
    const executed = await execute(ports, { type: reportType, stream: reportStream(params.id), command, meta });
    return written(executed, represent(executed));
  }),
];

/** A restaurant is in its own place. */
const subjectOf = ({ subject: { kind, id, restaurant_id = id } }: ReportContent) => ({
  ...{ kind, id },
  restaurant_id: kind === "restaurant" ? id : restaurant_id,
});

/** The report as its events tell it. */
export function represent({ state, version }: Pick<Executed<ReportState>, "state" | "version">): Report {
  const known = requireReport(state);
  const { id, subject, reason, text, reporter_id, filed_at, status } = known;
  const { kind, id: of, restaurant_id } = subject;
  const closing = known.status === "closed" ? known.closing : null;
  return {
    ...{ id, subject: { kind, id: of, restaurant_id }, reason, text, reporter_id, filed_at },
    ...{ status, closing, version },
  } as Report;
}
