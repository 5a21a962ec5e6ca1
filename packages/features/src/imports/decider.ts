import type { Decider, StreamType } from "@bellyfed/core/decider";
import { AppError } from "@bellyfed/core/error";
import type { Counts } from "./contract.ts";
import {
  importJobCompleted as completed,
  type ImportEvent,
  importEvents,
  type importJobCompleted,
  importJobCreated,
} from "./events.ts";

/** What an import was asked to do. */
export type JobFacts = Extract<ImportEvent, { type: "IMPORT_JOB_CREATED" }>["payload"];
type Completion = Parameters<typeof importJobCompleted>[0];

export type JobState =
  | { readonly status: "absent" }
  | { readonly status: "created"; readonly job: JobFacts }
  | { readonly status: "completed"; readonly job: JobFacts; readonly completion: Completion };

export type JobCommand =
  | { readonly type: "create"; readonly job: JobFacts }
  | {
      readonly type: "complete";
      readonly counts: Counts;
      readonly noted: number;
      readonly dishes: number;
      readonly error: string | null;
    };

export const importJob: Decider<JobState, JobCommand, ImportEvent> = {
  schema: 3,
  initial: { status: "absent" },

  evolve(state, event) {
    switch (event.type) {
      case "IMPORT_JOB_CREATED":
        return { status: "created", job: event.payload };
      case "IMPORT_JOB_COMPLETED":
        return state.status === "absent" ? state : { status: "completed", job: state.job, completion: event.payload };
    }
  },

  decide(state, command) {
    switch (command.type) {
      case "create":
        if (state.status !== "absent") throw new AppError("conflict", "import.exists", "This import exists already");
        return [importJobCreated(command.job)];
      case "complete": {
        const { status, job } = requireJob(state);
        const { counts, noted, dishes, error } = command;
        return status === "completed" ? [] : [completed({ id: job.id, counts, noted, dishes, error })];
      }
    }
  },
};

/** The stream of one import. */
export const importType: StreamType<JobState, JobCommand, ImportEvent> = { decider: importJob, events: importEvents };

/** The import, or a 404. */
export function requireJob(state: JobState): Exclude<JobState, { status: "absent" }> {
  if (state.status !== "absent") return state;
  throw new AppError("missing", "import.missing", "There is no such import");
}
