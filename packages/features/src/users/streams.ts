import { type Route, route } from "@bellyfed/core/http/route";
import type { Runtime } from "@bellyfed/core/ports";
import { userErased } from "@bellyfed/core/user-erased";
import type { WriteCounter } from "@bellyfed/core/write-counter";
import { endpoints } from "./contract.ts";
import { type ExportPorts, linesOf } from "./exporting.ts";

export interface UserStreamPorts extends ExportPorts {
  readonly subjects: Pick<WriteCounter, "isErased">;
  readonly runtime: Pick<Runtime, "now">;
}

/** The streamed routes of users. */
export const streams = (ports: UserStreamPorts): Route[] => [
  route(endpoints.exportMe, async ({ caller: { sub } }) => {
    // Nothing that could be told is left, and a token lasts for a while.
    if (await ports.subjects.isErased(sub)) throw userErased();
    const day = new Date(ports.runtime.now()).toISOString().slice(0, 10);
    return {
      body: linesOf(ports, sub),
      headers: {
        "content-type": "application/x-ndjson",
        "content-disposition": `attachment; filename="bellyfed-${day}.ndjson"`,
      },
    };
  }),
];
