import { defineEvent, type EventOf } from "@bellyfed/core/event";
import { personal } from "@bellyfed/core/personal";
import * as v from "valibot";

/** What is reported: what kind of thing it is, by whom it was made, and when, where others tell it apart by that. */
const subject = v.object({
  ...{ kind: v.string(), id: v.string(), restaurant_id: v.string() },
  ...{ owner_id: v.nullable(v.string()), created_at: v.nullable(v.string()) },
});
const report = {
  ...{ id: v.string(), subject, reason: v.string() },
  ...{ text: personal(v.string(), "reporter_id"), reporter_id: v.string(), filed_at: v.string() },
};
const closing = v.object({
  ...{ reason: personal(v.string(), "closed_by"), closed_by: v.string(), closed_at: v.string() },
});

/** Somebody told moderators of something; again, once they have closed the former report of it. */
export const reportFiled = defineEvent("REPORT_FILED", v.object(report), [], { concerns: "reporter_id" });
/** A moderator closed it; all of it as it is now, so that no reader needs what was before. */
export const reportClosed = defineEvent("REPORT_CLOSED", v.object({ ...report, closing }));
/** All is gone here that this subject wrote: what is left of the report, if there is one. */
export const reportErased = defineEvent(
  "REPORT_ERASED",
  v.object({
    ...{ id: v.string(), subject: v.string() },
    report: v.nullable(v.object({ ...report, closing: v.nullable(closing) })),
  }),
);

export const reportEvents = { reportFiled, reportClosed, reportErased };
export type ReportEvent = EventOf<typeof reportEvents>;

/** The stream of what one user reports of one thing. */
export const REPORT_STREAMS = "REPORT#";
export const reportStream = (id: string): string => `${REPORT_STREAMS}${id}`;
