import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { Envelope } from "@bellyfed/core/envelope";
import { envelope, envelopes, publisherContract } from "@bellyfed/testing/contract/publisher.contract";
import { failure, scriptedService } from "@bellyfed/testing/contract/scripted-service";
import { describe, expect, it } from "vitest";
import { eventBridgePublisher } from "./publisher.ts";

type Entry = { readonly Detail: string; readonly Source: string; readonly DetailType: string };
const idOf = ({ Detail }: Entry): string => (JSON.parse(Detail) as Envelope).event_id;
const refused = { ErrorCode: "InternalFailure", ErrorMessage: "try again" };

/** A bus that takes what `takes` says, told the number of the request; an Error of it breaks the whole request. */
function open(takes: (id: string, request: number) => boolean | Error | object) {
  const accepted: Envelope[] = [];
  const { requests, settings } = scriptedService(({ input }, number) => {
    const answers = (input.Entries as Entry[]).map((entry) => ({ entry, takes: takes(idOf(entry), number) }));
    const broken = answers.find((answer) => typeof answer.takes === "object");
    if (broken) return broken.takes as object;
    accepted.push(...answers.filter((answer) => answer.takes).map(({ entry }) => JSON.parse(entry.Detail) as Envelope));
    return {
      FailedEntryCount: answers.filter((answer) => !answer.takes).length,
      Entries: answers.map((answer) => (answer.takes ? { EventId: "x" } : refused)),
    };
  });
  const pauses: number[] = [];
  const warnings: unknown[] = [];
  const publisher = eventBridgePublisher({
    client: new EventBridgeClient(settings),
    bus: "bus-test",
    pause: async (attempt) => void pauses.push(attempt),
    log: { warn: (message, facts) => void warnings.push([message, facts]) },
  });
  const sent = () => requests.map(({ input }) => (input.Entries as Entry[]).map(idOf));
  return { publisher, accepted, requests, sent, pauses, warnings };
}
const ids = (list: readonly Envelope[]) => list.map(({ event_id }) => event_id);

publisherContract("the bus in EventBridge", (refuse) => open((id) => !refuse(envelope({}, id))));

describe("a request", () => {
  it("says Source, DetailType and Detail of every event, and when it happened", async () => {
    const { publisher, requests } = open(() => true);
    const event = envelope({ rating: 5 });
    await publisher.publish([event]);
    expect(requests).toEqual([
      {
        operation: "PutEvents",
        input: {
          Entries: [
            {
              EventBusName: "bus-test",
              Source: "outbox-processor",
              DetailType: "THING_CHANGED",
              Detail: JSON.stringify(event),
              Time: expect.closeTo(Date.parse(event.timestamp) / 1000, 0),
            },
          ],
        },
      },
    ]);
  });

  it("holds ten entries, so that a thousand events take a hundred requests", async () => {
    const { publisher, requests, accepted } = open(() => true);
    expect(await publisher.publish(envelopes(1_000))).toEqual([]);
    expect([requests.length, accepted.length]).toEqual([100, 1_000]);
  });

  it("stays under 256 KB, counted in bytes", async () => {
    const { publisher, requests } = open(() => true);
    const large = Array.from({ length: 8 }, () => envelope({ text: "é".repeat(40_000) }));
    expect(await publisher.publish(large)).toEqual([]);
    const sizes = requests.map(({ input }) =>
      (input.Entries as Entry[]).reduce(
        (sum, { Detail, Source, DetailType }) => sum + 14 + Buffer.byteLength(Detail + Source + DetailType),
        0,
      ),
    );
    expect(Math.max(...sizes)).toBeLessThan(256 * 1024);
    expect(sizes).toHaveLength(3);
  });
});

describe("what is refused", () => {
  it("is sent again alone, later each time, until it is accepted", async () => {
    const { publisher, sent, pauses, accepted } = open((id, request) => id === "event 0" || request > 2);
    expect(await publisher.publish(envelopes(3))).toEqual([]);
    expect(sent()).toEqual([
      ["event 0", "event 1", "event 2"],
      ["event 1", "event 2"],
      ["event 1", "event 2"],
    ]);
    expect(pauses).toEqual([1, 2]);
    expect(ids(accepted)).toEqual(["event 0", "event 1", "event 2"]);
  });

  it("is answered after three more attempts, with its reason in the log", async () => {
    const { publisher, requests, warnings } = open((id) => id !== "event 1");
    expect(ids(await publisher.publish(envelopes(3)))).toEqual(["event 1"]);
    expect(requests).toHaveLength(4);
    expect(warnings).toEqual([
      ["EventBridge refused events", { refused: 1, code: "InternalFailure", reason: "try again" }],
    ]);
  });

  it("does not hold up other requests", async () => {
    const { publisher, accepted } = open((id) => id !== "event 0");
    expect(ids(await publisher.publish(envelopes(95)))).toEqual(["event 0"]);
    expect(accepted).toHaveLength(94);
  });

  it("counts as refused when the answer says nothing of it", async () => {
    const { settings } = scriptedService(() => ({ FailedEntryCount: 0, Entries: [{ EventId: "x" }] }));
    const client = new EventBridgeClient(settings);
    const publisher = eventBridgePublisher({ client, bus: "bus-test", pause: async () => {} });
    expect(await publisher.publish(envelopes(6))).toHaveLength(2);
  });

  it("is an event that alone is too large: it is not sent, and the others are", async () => {
    const { publisher, accepted, warnings } = open(() => true);
    const huge = envelope({ text: "x".repeat(256 * 1024) }, "huge");
    const [first, last] = envelopes(2);
    expect(await publisher.publish([first!, huge, last!])).toEqual([huge]);
    expect(ids(accepted)).toEqual(["event 0", "event 1"]);
    expect(warnings).toEqual([
      ["An event is too large for EventBridge", { event_id: "huge", bytes: expect.any(Number) }],
    ]);
  });
});

describe("a request that fails as a whole", () => {
  it("throws when nothing was accepted", async () => {
    const { publisher } = open(() => failure("AccessDeniedException"));
    await expect(publisher.publish(envelopes(25))).rejects.toThrow("AccessDeniedException");
  });

  it("leaves its events and those not yet sent to be sent again, and no others", async () => {
    const broken = new Error("socket hang up");
    const { publisher, accepted, requests } = open((id) => (id === "event 15" ? broken : true));
    const sent = envelopes(200);
    const answered = await publisher.publish(sent);
    expect(ids(answered)).toContain("event 15");
    expect(answered).toEqual(sent.filter((each) => answered.includes(each)));
    expect([...ids(answered), ...ids(accepted)].sort()).toEqual(ids(sent).sort());
    expect(requests.length).toBeLessThan(10);
  });
});
