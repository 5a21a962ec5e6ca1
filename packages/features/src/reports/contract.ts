import { anyone, endpoint, moderators } from "@bellyfed/core/endpoint";
import { fault } from "@bellyfed/core/fault";
import { ID_PATTERN } from "@bellyfed/core/id-pattern";
import {
  id,
  integer,
  listOf,
  oneOf,
  optional,
  page,
  strictObject,
  text,
  timestamp,
  written,
} from "@bellyfed/core/schema";
import * as v from "valibot";
import { itemId } from "../menus/contract.ts";
import { reason } from "../moderation/contract.ts";
import { Author } from "../reviews/contract.ts";
import { MOST_REPORT, reportKinds, reportReasons, reportStatuses, subjectStatuses } from "./rules.ts";

/**
 * What is reported. A reply is named by the id of the review that it answers, a dish by its id on the menu; of all but a restaurant its restaurant is
 * named besides.
 */
const Subject = v.pipe(
  strictObject({ kind: oneOf(reportKinds), id: itemId, restaurant_id: v.exactOptional(id) }),
  v.forward(
    v.check(({ kind, id }) => kind === "dish" || ID_PATTERN.test(id), fault("pattern.id")),
    ["id"],
  ),
  v.forward(
    v.check(({ kind, restaurant_id }) => kind === "restaurant" || restaurant_id !== undefined, fault("required")),
    ["restaurant_id"],
  ),
  written({
    not: {
      anyOf: [
        {
          properties: { kind: { enum: ["review", "reply", "dish"] } },
          not: { properties: { restaurant_id: {} }, required: ["restaurant_id"] },
        },
        {
          properties: { kind: { enum: ["restaurant", "review", "reply"] } },
          // The type says nothing new here; openapi-generator takes a pattern of a text alone.
          not: { properties: { id: { type: "string", pattern: ID_PATTERN.source } } },
        },
      ],
    },
  }),
);

export const CreateReport = strictObject({
  subject: Subject,
  reason: oneOf(reportReasons),
  text: optional(text(MOST_REPORT)),
});
export type ReportContent = v.InferOutput<typeof CreateReport>;

/** Why and when a report was closed, and by whom; there is no reason where whoever gave it was erased. */
export const Closing = v.object({
  reason: v.nullable(v.string()),
  closed_by: v.string(),
  closed_at: timestamp,
});

/** A report; without its text where there is none, or whoever wrote it was erased. */
export const Report = v.object({
  id,
  subject: v.object({ kind: v.picklist(reportKinds), id: itemId, restaurant_id: id }),
  reason: v.picklist(reportReasons),
  text: v.nullable(v.string()),
  reporter_id: v.string(),
  filed_at: timestamp,
  status: v.picklist(reportStatuses),
  closing: v.nullable(Closing),
  version: integer(1, Number.MAX_SAFE_INTEGER),
});
export type Report = v.InferOutput<typeof Report>;

/** What was reported, as it is now: of one that is not there there is no more to tell. */
export const About = v.object({
  status: v.picklist(subjectStatuses),
  restaurant_name: v.nullable(v.string()),
  author: v.nullable(Author),
  title: v.nullable(v.string()),
  text: v.nullable(v.string()),
});
export type About = v.InferOutput<typeof About>;

/** A report in the queue, with what it is about and how many are open about the same. */
export const QueuedReport = v.object({
  ...Report.entries,
  about: About,
  open_reports: integer(0, Number.MAX_SAFE_INTEGER),
});
export type QueuedReport = v.InferOutput<typeof QueuedReport>;

const tag = "Reports";

export const endpoints = {
  createReport: endpoint({
    tag,
    operation: "createReport",
    method: "POST",
    path: "/reports",
    function: "community-command",
    access: anyone,
    counted: "reports",
    mayBeHidden: true,
    summary:
      "Tells moderators of something that should not be there. Who has reported it, and is not answered yet, is answered with that report (200)",
    body: CreateReport,
    response: Report,
    status: 200,
    otherStatus: 201,
  }),
  listReports: endpoint({
    tag,
    operation: "listReports",
    method: "GET",
    path: "/reports",
    function: "query",
    access: moderators,
    summary: "Open reports, those that have waited longest first, or closed ones, the last closed first",
    query: strictObject({ ...page, status: v.optional(oneOf(reportStatuses), "open") }),
    response: listOf(QueuedReport),
    status: 200,
  }),
  closeReport: endpoint({
    tag,
    operation: "closeReport",
    method: "POST",
    path: "/reports/{id}/close",
    function: "community-command",
    access: moderators,
    summary:
      "Closes a report and says what was decided; one that is closed stays as it is; not one of what is one's own",
    params: strictObject({ id }),
    body: strictObject({ reason }),
    response: Report,
    status: 200,
  }),
} as const;
