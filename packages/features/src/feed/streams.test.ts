import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { memoryReadTable } from "@bellyfed/adapters/memory/read-table";
import { api } from "@bellyfed/core/http/api";
import { nothingSealed, quietTelemetry } from "@bellyfed/testing/invocation";
import { expect, it } from "vitest";
import { writeNumbering } from "./control.ts";
import { openStreams } from "./open-streams.ts";
import { streams } from "./streams.ts";

const HOLDER = "key k";

/** Asks for a stream, and leaves at one moment of it; answers whether it still counts. */
async function leaving(when: "while it is let in" | "before its first piece" | "after its first piece") {
  const table = memoryReadTable();
  const begun = { lanes: 1, after: null, cursor: null, total: 0, busy_until: 0 };
  await writeNumbering(table, undefined, { phase: "done", ...begun });
  const runtime = { now: () => 0, id: () => "stream", sleep: async () => {}, random: () => 0 };
  const counted = openStreams({ table, runtime }, { perHolder: 1, perStage: 1 });
  const leaves = new AbortController();
  const open = async (holder: string) => {
    const opened = await counted.open(holder);
    if (when === "while it is let in") leaves.abort();
    return opened;
  };
  const sealed = { open: nothingSealed, definitions: new Map(), told: {} };
  const ports = { table, runtime, openStreams: { ...counted, open }, ...sealed };
  const app = api(streams(ports as never), { identity: memoryIdentity({}), log: quietTelemetry().log });
  const request = new Request("http://localhost/events/stream");
  const { status, body } = await app.fetch(request, { holder: HOLDER, left: leaves.signal });
  expect(status).toBe(200);
  const reader = body?.getReader();
  if (when === "after its first piece") expect((await reader?.read())?.done).toBe(false);
  leaves.abort();
  await reader?.cancel();
  return counted.isOpen({ id: "stream", holder: HOLDER, began: 0 });
}

it.each(["while it is let in", "before its first piece", "after its first piece"] as const)(
  "whoever leaves %s counts no more",
  async (when) => expect(await leaving(when)).toBe(false),
);
