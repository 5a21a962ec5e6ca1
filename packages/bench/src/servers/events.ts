import { randomUUID } from "node:crypto";
import { eventBridgeServer } from "@bellyfed/local/bus/protocol";
import { listen } from "@bellyfed/local/loopback";

// An EventBridge that accepts everything and does nothing with it: what is measured is what telling it costs the teller.
const server = eventBridgeServer(
  {
    PutEvents: async (request) => ({
      FailedEntryCount: 0,
      Entries: (request as { Entries: unknown[] }).Entries.map(() => ({ EventId: randomUUID() })),
    }),
  },
  console.error,
);
const port = await listen(server, 0, "a port for the bus");
process.on("disconnect", () => process.exit());
process.send?.(`http://127.0.0.1:${port}`);
