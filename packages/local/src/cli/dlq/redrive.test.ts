import { expect, it } from "vitest";
import { redriveOf } from "./redrive.ts";

const text = (StringValue: string) => ({ DataType: "String", StringValue });

it("marks a bus event as redriven and leaves the rest of it alone", () => {
  const event = { id: "1", source: "outbox-processor", detail: { event_id: "e", status: "NEW", payload: { a: 1 } } };
  const { body } = redriveOf({ Body: JSON.stringify(event) });
  expect(JSON.parse(body)).toEqual({ ...event, detail: { ...event.detail, status: "REDRIVEN" } });
});

it.each(["not json", '{"job_id":"1"}', "null", '{"detail":"x"}', '{"detail":{"status":"ours?"}}'])(
  "sends %s as it came",
  (Body) => expect(redriveOf({ Body }).body).toBe(Body),
);

it("leaves out what told of the failure, ours and EventBridge's, and keeps other attributes", () => {
  const of = ["ERROR_MESSAGE", "ERROR_FUNCTION", "ERROR_CODE", "RULE_ARN", "TARGET_ARN", "RETRY_ATTEMPTS", "kind"];
  const MessageAttributes = Object.fromEntries(of.map((name) => [name, text("x")]));
  expect(redriveOf({ Body: "", MessageAttributes }).attributes).toEqual({ kind: text("x") });
});
