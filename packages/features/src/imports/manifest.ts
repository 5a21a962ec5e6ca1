import { feature, projected, typesOf } from "@bellyfed/core/manifest";
import { endpoints } from "./contract.ts";
import { importBusEvents, importEvents } from "./events.ts";

export const manifest = feature("imports", {
  about: "Files of restaurants and what became of their rows",
  endpoints,
  codes: ["import.exists", "import.missing", "import.no_file"],
  log: importEvents,
  bus: importBusEvents,
  readModels: [
    projected("imports", importEvents),
    {
      // Few at a time, so that one city's index partition does not push back on people's writes.
      name: "restaurant-imports",
      function: "import-consumer",
      match: [{ source: "import-processor", eventTypes: typesOf(importBusEvents) }],
      batchSize: 90,
      batchWindow: 1,
      maxConcurrency: 4,
    },
  ],
  queues: [
    {
      name: "import-jobs",
      function: "import-reader",
      environment: "IMPORT_JOBS_QUEUE_URL",
      batchSize: 1,
      maxConcurrency: 2,
      timeout: 900,
    },
    { name: "import-rows", function: "processor", environment: "IMPORT_ROWS_QUEUE_URL", batchSize: 5, timeout: 60 },
  ],
});
