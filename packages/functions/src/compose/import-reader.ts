import { parse } from "@bellyfed/core/parse";
import { readFile } from "@bellyfed/features/imports/files/file";
import { type JobPorts, runJob } from "@bellyfed/features/imports/job";
import { JobMessage } from "@bellyfed/features/imports/writes";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Handler } from "../lambda.ts";
import { type Failure, failing, failureOf } from "../sqs.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

/** Reads the files of jobs, one after another. */
export const importReader =
  (ports: Omit<JobPorts, "readFile">, { log, flush }: Telemetry): Handler<SQSEvent, SQSBatchResponse> =>
  async ({ Records }) => {
    const failed: Failure[] = [];
    for (const { body, messageId } of Records) {
      try {
        await runJob({ ...ports, readFile }, parse(JobMessage, JSON.parse(body)));
      } catch (error) {
        log.error("A job's file was not read to its end; it comes again", { message_id: messageId, error });
        failed.push(failureOf(messageId, error));
      }
    }
    flush();
    return failing(failed);
  };
