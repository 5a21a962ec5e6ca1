import { feature } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { sampleThingEvents } from "./events.ts";

export const manifest = feature("sample-things", {
  about: "Sample things",
  endpoints,
  codes: ["sample_thing.missing"],
  log: sampleThingEvents,
});
