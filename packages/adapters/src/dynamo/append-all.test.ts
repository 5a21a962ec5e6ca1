import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { commitAt } from "@bellyfed/testing/contract/commits";
import { failure, scriptedService } from "@bellyfed/testing/contract/scripted-service";
import { describe, expect, it } from "vitest";
import { itemOfCommit } from "./commit-item.ts";
import { dynamoEventStore } from "./event-store.ts";

/** A store whose service gives these answers, one after the other, and how often it paused. */
function open(...answers: (object | Error)[]) {
  const { requests, settings } = scriptedService(
    (_, number) => answers[number - 1] ?? failure("NothingMoreInTheScript"),
  );
  const pauses: number[] = [];
  const pause = async (attempt: number) => void pauses.push(attempt);
  return {
    requests,
    pauses,
    store: dynamoEventStore({ client: new DynamoDBClient(settings), table: "events-test", pause }),
  };
}

const [handle, user] = [commitAt("HANDLE#zoe", 1), commitAt("USER#1", 4)];
const cancelled = (...codes: string[]) =>
  failure("TransactionCanceledException", {
    CancellationReasons: codes.map((Code) => ({
      Code,
      ...(Code === "ConditionalCheckFailed" && { Item: itemOfCommit({ ...handle, actor: "who was first" }) }),
    })),
  });
const inTheWay = cancelled("None", "TransactionConflict");

describe("an append of several commits", () => {
  it("is one transaction of conditional puts, with a token by which a repetition is known", async () => {
    const { requests, store } = open({});
    expect(await store.appendAll([handle, user])).toEqual({ appended: true });
    const put = (commit: typeof handle) => ({
      Put: {
        TableName: "events-test",
        Item: itemOfCommit(commit),
        ConditionExpression: "attribute_not_exists(pk)",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      },
    });
    expect(requests).toEqual([
      {
        operation: "TransactWriteItems",
        input: { TransactItems: [put(handle), put(user)], ClientRequestToken: expect.stringMatching(/^[\w-]{36}$/) },
      },
    ]);
  });

  it("learns from the failed conditions which commits are there, without a read", async () => {
    const { requests, store } = open(cancelled("ConditionalCheckFailed", "None"));
    const existing = [{ ...handle, actor: "who was first" }, undefined];
    expect(await store.appendAll([handle, user])).toEqual({ appended: false, existing });
    expect(requests).toHaveLength(1);
  });

  it("knows that a place is taken whatever else was in the way", async () => {
    const { requests, store } = open(cancelled("ConditionalCheckFailed", "TransactionConflict"));
    expect(await store.appendAll([handle, user])).toMatchObject({ appended: false, existing: [{}, undefined] });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ["another transaction", inTheWay],
    ["a want of capacity", cancelled("ThrottlingError", "None")],
  ])("tries again, under another token, when only %s was in its way", async (_, answer) => {
    const { requests, pauses, store } = open(answer, answer, {});
    expect(await store.appendAll([handle, user])).toEqual({ appended: true });
    expect(pauses).toEqual([1, 2]);
    expect(new Set(requests.map(({ input }) => input.ClientRequestToken)).size).toBe(3);
  });

  it.each([
    [inTheWay, "stream.conflict"],
    [cancelled("TransactionConflict", "ProvisionedThroughputExceeded"), "store.unavailable"],
  ])("says after five times what was in the way, never that a place is taken: %j", async (answer, code) => {
    const { requests, store } = open(...Array.from({ length: 9 }, () => answer));
    await expect(store.appendAll([handle, user])).rejects.toMatchObject({ code });
    expect(requests).toHaveLength(5);
  });

  it.each([
    ["an item is malformed", cancelled("None", "ValidationError")],
    ["it is so besides others in the way", cancelled("TransactionConflict", "ValidationError")],
    ["no reasons are given", failure("TransactionCanceledException")],
    ["the same token was used for something else", failure("IdempotentParameterMismatchException")],
  ])("throws when %s", async (_, answer) => {
    const { requests, store } = open(answer);
    await expect(store.appendAll([handle, user])).rejects.toThrow(answer.body.__type);
    expect(requests).toHaveLength(1);
  });

  it("throws when it is not told which commit is there", async () => {
    const reasons = [{ Code: "ConditionalCheckFailed" }, { Code: "None" }];
    const { store } = open(failure("TransactionCanceledException", { CancellationReasons: reasons }));
    await expect(store.appendAll([handle, user])).rejects.toThrow("TransactionCanceledException");
  });
});

describe("an append of one commit that meets a transaction", () => {
  it("tries again", async () => {
    const { requests, pauses, store } = open(failure("TransactionConflictException"), {});
    expect(await store.append(user)).toEqual({ appended: true });
    expect([requests.length, pauses]).toEqual([2, [1]]);
  });

  it("is a conflict after five times", async () => {
    const { store } = open(...Array.from({ length: 9 }, () => failure("TransactionConflictException")));
    await expect(store.append(user)).rejects.toMatchObject({ code: "stream.conflict", status: 409 });
  });
});
