import { logRewritingContract } from "@bellyfed/testing/contract/log-rewriting.contract";
import { memoryEventStore } from "./event-store.ts";
import { memoryLogRewriting } from "./log-rewriting.ts";

logRewritingContract("sealing the log in memory", async () => {
  const store = memoryEventStore();
  return { store, rewriting: memoryLogRewriting(store, 2) };
});
