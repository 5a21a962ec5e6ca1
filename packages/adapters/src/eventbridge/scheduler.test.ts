import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { Timer } from "@bellyfed/core/scheduler";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventBridgeScheduler } from "./scheduler.ts";

interface Asked {
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
let server: Server;
let asked: Asked[];
let answers: (readonly [status: number, type?: string])[];
let sent: SendMessageCommand["input"][];
let pauses: number[];
beforeEach(async () => {
  [asked, answers, sent, pauses] = [[], [], [], []];
  server = createServer(async (request, response) => {
    asked.push({ line: `${request.method} ${request.url}`, headers: request.headers, body: await text(request) });
    const [status, type] = answers.shift() ?? [200];
    response.writeHead(status, type ? { "x-amzn-errortype": `${type}:http://internal/` } : {}).end("{}");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const NOW = Date.UTC(2026, 10, 28, 12);
const QUEUE = "arn:aws:sqs:eu-west-1:123456789012:timers";
const scheduler = () =>
  eventBridgeScheduler({
    ...{ region: "eu-west-1", group: "bellyfed-test", role: "arn:aws:iam::123456789012:role/timers" },
    credentials: { accessKeyId: "key", secretAccessKey: "hush", sessionToken: "session" },
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    queue: { url: "https://queue", arn: QUEUE, deadLetterArn: `${QUEUE}-dlq` },
    sqs: { send: async (command: SendMessageCommand) => void sent.push(command.input) } as never,
    now: () => NOW,
    pause: async (attempt) => void pauses.push(attempt),
  });
const timer: Timer = {
  ...{ name: "closing-1", kind: "closing", at: "2026-12-01T00:00:00Z", trace_id: "t" },
  payload: { id: "1" },
};

describe("a timer", () => {
  it("is a one-time schedule that deletes itself, in its group, signed", async () => {
    await scheduler().schedule(timer);
    const [{ line, headers, body } = { line: "", headers: {}, body: "" }] = asked;
    expect(line).toBe("POST /schedules/closing-1");
    expect(headers.authorization).toContain("/eu-west-1/scheduler/aws4_request");
    expect(headers["x-amz-security-token"]).toBe("session");
    expect(JSON.parse(body)).toEqual({
      GroupName: "bellyfed-test",
      ActionAfterCompletion: "DELETE",
      FlexibleTimeWindow: { Mode: "OFF" },
      ScheduleExpression: "at(2026-12-01T00:00:00)",
      ScheduleExpressionTimezone: "UTC",
      Target: {
        Arn: QUEUE,
        RoleArn: "arn:aws:iam::123456789012:role/timers",
        Input: JSON.stringify(timer),
        DeadLetterConfig: { Arn: `${QUEUE}-dlq` },
      },
    });
    expect(sent).toEqual([]);
  });

  it.each([
    ["2026-11-28T12:02:00Z", 120],
    ["2026-11-28T12:00:01Z", 1],
    ["2026-11-28T12:00:00Z", 0],
    ["2024-01-01T00:00:00Z", 0],
  ])("due at %s waits in the queue itself for %i seconds: there would be no minute left", async (at, DelaySeconds) => {
    await scheduler().schedule({ ...timer, at });
    expect(sent).toEqual([{ QueueUrl: "https://queue", MessageBody: JSON.stringify({ ...timer, at }), DelaySeconds }]);
    expect(asked).toEqual([]);
  });

  it("that is there already stays", async () => {
    answers = [[409, "ConflictException"]];
    await scheduler().schedule(timer);
    expect(asked).toHaveLength(1);
  });
});

describe("a cancellation", () => {
  it("deletes the schedule in its group", async () => {
    await scheduler().cancel("closing-1");
    expect(asked[0]?.line).toBe("DELETE /schedules/closing-1?groupName=bellyfed-test");
  });

  it("of one that is not there is done", async () => {
    answers = [[404, "ResourceNotFoundException"]];
    await scheduler().cancel("closing-1");
    expect(asked).toHaveLength(1);
  });
});

describe("what fails", () => {
  it.each([[429, "ThrottlingException"] as const, [500, "InternalServerException"] as const, [503] as const])(
    "with %i is tried again",
    async (...answer) => {
      answers = [answer, answer];
      await scheduler().schedule(timer);
      expect([asked.length, pauses]).toEqual([3, [1, 2]]);
    },
  );

  it("four times is said to be unavailable", async () => {
    answers = Array.from({ length: 9 }, () => [500, "InternalServerException"] as const);
    await expect(scheduler().schedule(timer)).rejects.toMatchObject({ code: "store.unavailable" });
    expect(asked).toHaveLength(4);
  });

  it.each([
    [400, "ValidationException"],
    [402, "ServiceQuotaExceededException"],
    [403, "AccessDeniedException"],
    [404, "ResourceNotFoundException"],
  ] as const)("with %i %s throws by its name", async (...answer) => {
    answers = [answer];
    await expect(scheduler().schedule(timer)).rejects.toThrow(`EventBridge Scheduler answers POST with ${answer[1]}`);
    expect(asked).toHaveLength(1);
  });

  it("because nobody listens is said to be unavailable", async () => {
    const nobody = scheduler();
    server.close();
    server.closeAllConnections();
    await once(server, "close");
    await expect(nobody.cancel("closing-1")).rejects.toMatchObject({ code: "store.unavailable" });
  });
});
