import { businessStatuses } from "../restaurants/rules.ts";

/** What results may be to guests: one of these, or what is open or closed. */
export const statuses = ["open", "closed", ...businessStatuses] as const;
