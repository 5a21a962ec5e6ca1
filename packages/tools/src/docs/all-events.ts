import { busEvents, logEvents, readEvents } from "@bellyfed/features/features";

/** Every event type, by its source. */
export const allEvents = { "outbox-processor": logEvents, "import-processor": busEvents, "api-gateway": readEvents };
