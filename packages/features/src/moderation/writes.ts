import { execute, type WritePorts } from "@bellyfed/core/execute";
import { commandMeta, type Route, route, written } from "@bellyfed/core/http/route";
import { derivedId } from "@bellyfed/core/id";
import { endpoints } from "./contract.ts";
import { moderationType } from "./decider.ts";
import { moderationStream } from "./events.ts";

/** The routes of what takes a while; what a moderator does to one thing is answered by whose it is. */
export const writes = (ports: WritePorts): Route[] => [
  route(endpoints.hideByAuthor, async (request) => {
    const { author_id, reason } = request.body;
    const meta = commandMeta(request, ports.runtime);
    const id = derivedId("moderation", meta.commandId);
    const command = { type: "hide_by_author", id, author_id, reason, actor: request.caller } as const;
    const stream = moderationStream(id);
    const executed = await execute(ports, { type: moderationType, stream, command, meta, create: true });
    return written(executed, { id, author_id, reason });
  }),
];
