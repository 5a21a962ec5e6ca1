import { publisherContract } from "@bellyfed/testing/contract/publisher.contract";
import { memoryPublisher } from "./publisher.ts";

publisherContract("the bus in memory", (refuse) => {
  const publisher = memoryPublisher({ refuse });
  return { publisher, accepted: publisher.published };
});
