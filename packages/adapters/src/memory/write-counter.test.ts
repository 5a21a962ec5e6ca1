import { writeCounterContract } from "@bellyfed/testing/contract/write-counter.contract";
import { memoryWriteCounter } from "./write-counter.ts";

writeCounterContract("the counter of writes in memory", async () => memoryWriteCounter());
