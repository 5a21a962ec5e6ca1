import { AppError } from "@bellyfed/core/error";
import { execute, type WritePorts } from "@bellyfed/core/execute";
import { type ApiRequest, type ApiResponse, commandMeta, type Route, route, written } from "@bellyfed/core/http/route";
import type { Caller } from "@bellyfed/core/ports";
import type { KeyStore } from "@bellyfed/core/subject-keys";
import type { WriteCounter } from "@bellyfed/core/write-counter";
import { endpoints } from "./contract.ts";
import { userType } from "./decider.ts";
import { userStream } from "./events.ts";

export interface UserPorts extends WritePorts {
  readonly keys: Pick<KeyStore, "erase">;
  readonly subjects: Pick<WriteCounter, "erase">;
}

/** The routes by which people are erased. */
export const writes = (ports: UserPorts): Route[] => [
  route(endpoints.eraseMe, (request) => erase(ports, request, request.caller.sub)),
  route(endpoints.eraseUser, (request) => {
    const { caller, params } = request;
    if (params.id !== caller.sub) return erase(ports, request, params.id);
    throw new AppError("forbidden", "user.self", "Nobody erases themselves as somebody else: DELETE /users/me does it");
  }),
];

/**
 * The fact comes first: what fails after it the policy does again. Once this has answered nobody can read what they wrote in the log, and
 * they write nothing any more; what lists and pages show of it follows.
 */
async function erase(
  ports: UserPorts,
  request: ApiRequest & { readonly caller: Caller },
  id: string,
): Promise<ApiResponse> {
  const meta = commandMeta(request, ports.runtime);
  const command = { type: "erase", id, actor: request.caller } as const;
  const executed = await execute(ports, { type: userType, stream: userStream(id), command, meta });
  await Promise.all([ports.keys.erase(id), ports.subjects.erase(id)]);
  const erased_at = executed.state.status === "erased" ? executed.state.erased_at : meta.at;
  return written(executed, { id, erased_at });
}
