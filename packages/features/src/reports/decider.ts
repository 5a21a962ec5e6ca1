import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import { userErased } from "@bellyfed/core/user-erased";
import { type ReportEvent, reportClosed, reportErased, reportEvents, reportFiled } from "./events.ts";
import type { ReportKind, ReportReason, SubjectFacts } from "./rules.ts";

type Filed = Extract<ReportEvent, { type: "REPORT_FILED" }>["payload"];
type Closing = Extract<ReportEvent, { type: "REPORT_CLOSED" }>["payload"]["closing"];

/** `facts`: as the stream of what is reported tells them. `at`: when the command was received, RFC 3339 UTC. */
export interface FileReport {
  readonly type: "file";
  readonly id: string;
  readonly subject: { readonly kind: ReportKind; readonly id: string; readonly restaurant_id: string };
  readonly facts: SubjectFacts;
  readonly reason: ReportReason;
  readonly text: string | null;
  readonly actor: { readonly sub: string };
  readonly at: string;
}
export type ReportCommand =
  | FileReport
  | { readonly type: "close"; readonly reason: string; readonly actor: { readonly sub: string }; readonly at: string }
  | { readonly type: "erase"; readonly id: string; readonly subject: string };

/** `erased`: those of whom nothing is left here, and who write nothing here. */
export type ReportState = { readonly erased?: readonly string[] } & (
  | { readonly status: "absent" }
  | ({ readonly status: "open" } & Filed)
  | ({ readonly status: "closed"; readonly closing: Closing } & Filed)
);

export const report: Decider<ReportState, ReportCommand, ReportEvent> = {
  schema: 1,
  initial: { status: "absent" },

  evolve(state, event) {
    const erased = state.erased && { erased: state.erased };
    switch (event.type) {
      case "REPORT_FILED":
        return { status: "open", ...event.payload, ...erased };
      case "REPORT_CLOSED":
        return { status: "closed", ...event.payload, ...erased };
      case "REPORT_ERASED": {
        const { subject, report: left } = event.payload;
        const gone = { erased: [...(state.erased ?? []), subject] };
        if (!left) return { ...state, ...gone };
        const { closing, ...filed } = left;
        return closing ? { status: "closed", ...filed, closing, ...gone } : { status: "open", ...filed, ...gone };
      }
    }
  },

  decide(state, command) {
    if (command.type === "erase") return erase(state, command);
    if (state.erased?.includes(command.actor.sub)) throw userErased();
    if (command.type === "file") return state.status === "open" ? [] : [filed(command)];
    const known = requireReport(state);
    if (known.subject.owner_id === command.actor.sub) {
      throw new AppError("forbidden", "report.own", "Nobody decides on reports of what is their own");
    }
    if (known.status === "closed") return [];
    const { reason, actor, at: closed_at } = command;
    return [reportClosed({ ...factsOf(known), closing: { reason, closed_by: actor.sub, closed_at } })];
  },
};

export const reportType: StreamType<ReportState, ReportCommand, ReportEvent> = {
  decider: report,
  events: reportEvents,
};

/** The report, or a 404. */
export function requireReport(state: ReportState): Exclude<ReportState, { status: "absent" }> {
  if (state.status !== "absent") return state;
  throw new AppError("missing", "report.missing", "There is no such report");
}

function filed({ id, subject, facts, reason, text, actor, at: filed_at }: FileReport): ReportEvent {
  switch (facts.status) {
    case "no_restaurant":
      throw new AppError("missing", "restaurant.missing", "There is no such restaurant");
    case "no_review":
      throw new AppError("missing", "review.missing", "There is no such review");
    case "no_reply":
      throw new AppError("missing", "reply.missing", "Nobody has answered this review");
    case "no_dish":
      throw new AppError("missing", "menu.item_missing", "There is no such dish on the menu");
    case "hidden":
      throw new AppError("gone", "restaurant.hidden", "This restaurant is not shown any more");
    case "shown": {
      const { owner: owner_id, created_at } = facts;
      const about = { ...subject, owner_id, created_at };
      return reportFiled({ id, subject: about, reason, text, reporter_id: actor.sub, filed_at });
    }
  }
}

const factsOf = ({ id, subject, reason, text, reporter_id, filed_at }: Filed): Filed => ({
  ...{ id, subject, reason, text, reporter_id, filed_at },
});

function erase(state: ReportState, { id, subject }: { readonly id: string; readonly subject: string }): ReportEvent[] {
  if (state.erased?.includes(subject)) return [];
  return [reportErased({ id, subject, report: state.status === "absent" ? null : without(state, subject) })];
}

function without(state: Exclude<ReportState, { status: "absent" }>, subject: string) {
  const closing = state.status === "closed" ? state.closing : null;
  return {
    ...factsOf(state),
    ...(state.reporter_id === subject && { text: null }),
    closing: closing?.closed_by === subject ? { ...closing, reason: null } : closing,
  };
}
