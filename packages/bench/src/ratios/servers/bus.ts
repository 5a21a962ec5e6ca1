import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wiring } from "@bellyfed/core/wiring";
import { features } from "@bellyfed/features/features";
import { startBus } from "@bellyfed/local/bus/bus";
import { BUS } from "@bellyfed/local/cloud/environment";

// The local bus with its journal and the features' rules; queues take what they are given.
const dataDir = mkdtempSync(join(tmpdir(), "bellyfed-bus-"));
const rules = wiring(features).rules.map(({ name, pattern, queue }) => ({
  name,
  pattern,
  target: queue,
  deadLetter: queue,
}));
const bus = await startBus({ dataDir, port: 0, bus: BUS, rules, deliver: async () => [] });
let accepted = 0;
let wanted = 0;
let reached = () => {};
bus.tap(() => {
  if (++accepted === wanted) reached();
});

/** Answers when so many more events have been accepted. */
process.on("message", (events: number) => {
  wanted = accepted + events;
  reached = () => process.send?.("reached");
});
process.on("disconnect", () => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit();
});
process.send?.(bus.endpoint);
