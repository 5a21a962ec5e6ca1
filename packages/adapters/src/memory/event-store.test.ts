import { commitAt } from "@bellyfed/testing/contract/commits";
import { eventStoreContract } from "@bellyfed/testing/contract/event-store.contract";
import { expect, it } from "vitest";
import { memoryEventStore } from "./event-store.ts";

eventStoreContract("the event store in memory", async () => memoryEventStore());

it("shows all commits in the order in which they were appended", async () => {
  const store = memoryEventStore();
  const commits = [commitAt("THING#b", 1), commitAt("THING#a", 1), commitAt("THING#b", 2)];
  for (const commit of commits) await store.append(commit);
  expect(store.appended).toEqual(commits);
});
