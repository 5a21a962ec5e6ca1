import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { s3Client, s3Objects } from "@bellyfed/adapters/s3/objects";
import { statusOf } from "@bellyfed/testing/local/raw";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withCredentials } from "../cloud/credentials.ts";
import { LOOPBACK, localClient } from "../loopback.ts";
import { type Queues, startQueues } from "./queues.ts";

const SITE = "http://localhost:3000";
const BUCKET = "imports";
const credentials = { accessKeyId: "local", secretAccessKey: "a-secret-of-this-folder" };
let queues: Queues;
beforeAll(async () => {
  queues = await startQueues({
    port: 0,
    queues: [{ name: "work", visibilityTimeout: 30, maxReceiveCount: 3 }],
    buckets: [BUCKET],
    welcome: { origins: [SITE], hosts: [] },
    credentials,
  });
  await s3().send(new PutObjectCommand({ Bucket: BUCKET, Key: "there", Body: "text", ContentType: "text/plain" }));
});
afterAll(() => queues.stop());

const s3 = (by = credentials) =>
  new S3Client({
    ...localClient(queues.endpoint, by),
    forcePathStyle: true,
    maxAttempts: 1,
    requestChecksumCalculation: "WHEN_REQUIRED",
  });
const sqs = (by = credentials) => new SQSClient({ ...localClient(queues.endpoint, by), maxAttempts: 1 });
const files = () =>
  s3Objects({ client: s3Client({ endpoint: withCredentials(queues.endpoint, credentials) }), bucket: BUCKET });
const put = (url: string | URL, headers: Record<string, string> = {}, body = "a,b") =>
  fetch(url, { method: "PUT", headers: { "content-type": "text/csv", ...headers }, body });
const has = (key: string) => files().exists(key);
const codeIn = async (answer: Response) => [answer.status, /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1]];

describe("requests to S3", () => {
  it("go through when they are signed, whatever is in the key and the body", async () => {
    const key = "a b/ü+%/c?&=#.csv";
    const Body = Buffer.alloc(300_000, "x");
    await s3().send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body, Metadata: { note: "two  spaces" } }));
    const { ContentLength } = await s3().send(new HeadObjectCommand({ Bucket: BUCKET, Key: key }));
    expect(ContentLength).toBe(300_000);
    const { Body: read } = await s3().send(
      new GetObjectCommand({ Bucket: BUCKET, Key: key, ResponseContentType: "a/b" }),
    );
    expect((await read?.transformToByteArray())?.length).toBe(300_000);
  });

  it("are refused without a signature: to read, to write, to list and to see how the server is", async () => {
    for (const path of ["", `/${BUCKET}`, `/${BUCKET}/there`, "/_fauxqs/queues", "/health"]) {
      expect(await codeIn(await fetch(queues.endpoint + path)), path).toEqual([403, "AccessDenied"]);
    }
    expect(await codeIn(await put(`${queues.endpoint}/${BUCKET}/new`))).toEqual([403, "AccessDenied"]);
    expect(await codeIn(await fetch(`${queues.endpoint}/${BUCKET}/there`, { method: "DELETE" }))).toEqual([
      403,
      "AccessDenied",
    ]);
    expect([await has("there"), await has("new")]).toEqual([true, false]);
  });

  it("are refused when they are signed with another secret or key", async () => {
    const get = (by: typeof credentials) => s3(by).send(new GetObjectCommand({ Bucket: BUCKET, Key: "there" }));
    await expect(get({ ...credentials, secretAccessKey: "local" })).rejects.toThrow(
      expect.objectContaining({ name: "SignatureDoesNotMatch" }),
    );
    await expect(get({ ...credentials, accessKeyId: "other" })).rejects.toThrow(
      expect.objectContaining({ name: "InvalidAccessKeyId" }),
    );
  });

  it("are refused when the body is another than the one that was signed", async () => {
    const client = s3();
    const change = (request: unknown) => Object.assign(request as object, { body: "another" });
    client.middlewareStack.add((next) => (args) => next({ ...args, request: change(args.request) }), {
      step: "finalizeRequest",
      priority: "low",
    });
    const sent = client.send(new PutObjectCommand({ Bucket: BUCKET, Key: "changed", Body: "content" }));
    await expect(sent).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
    expect(await has("changed")).toBe(false);
  });
});

describe("a presigned address", () => {
  const address = async (key: string) =>
    new URL(await files().uploadUrl(key, { contentType: "text/csv", bytes: 3, seconds: 60 }));

  it("takes one file, and also from a page of the site, which asks before", async () => {
    const url = await address("own");
    const asked = await fetch(url, {
      method: "OPTIONS",
      headers: {
        origin: SITE,
        "access-control-request-method": "PUT",
        "access-control-request-headers": "content-type",
      },
    });
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([204, SITE]);
    expect(asked.headers.get("access-control-allow-methods")).toBe("PUT");
    const stored = await put(url, { origin: SITE });
    expect([stored.status, stored.headers.get("access-control-allow-origin")]).toEqual([200, SITE]);
    expect(await has("own")).toBe(true);
  });

  it("takes nothing from a page of another site", async () => {
    for (const origin of ["http://evil.test", "null", "http://localhost:3001"]) {
      const answer = await put(await address("foreign"), { origin });
      expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([403, null]);
    }
    expect(await has("foreign")).toBe(false);
  });

  it("is good for this file, method, content type, length and time, and for no header that would make it another action", async () => {
    const changed = async (change: (url: URL) => void) => {
      const url = await address("mine");
      change(url);
      return put(url);
    };
    const answers = [
      await changed((url) => Object.assign(url, { pathname: `/${BUCKET}/theirs` })),
      await changed((url) => url.searchParams.set("X-Amz-Expires", "600000")),
      await changed((url) => url.searchParams.set("X-Amz-Signature", "0".repeat(64))),
      await changed((url) => url.searchParams.set("X-Amz-SignedHeaders", "host")),
      await changed((url) => url.searchParams.delete("X-Amz-Signature")),
      await changed((url) => url.searchParams.set("partNumber", "1")),
      await put(await address("mine"), { "content-type": "text/html" }),
      await put(await address("mine"), {}, "a,b,c"),
      await put(await address("mine"), { "x-amz-copy-source": `/${BUCKET}/there` }),
      await fetch(await address("mine"), { headers: { "content-type": "text/csv" } }),
      await fetch(await address("mine"), { method: "DELETE", headers: { "content-type": "text/csv" } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
    expect([await has("mine"), await has("theirs")]).toEqual([false, false]);
  });

  it("ends when its time is over, and does not begin before", async () => {
    const signedAt = async (minutes: number) => {
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
      const url = await address("late");
      vi.useRealTimers();
      return put(url);
    };
    expect(await codeIn(await signedAt(-2))).toEqual([403, "AccessDenied"]);
    expect(await codeIn(await signedAt(20))).toEqual([403, "AccessDenied"]);
    expect(await has("late")).toBe(false);
    expect((await put(await address("late"))).status).toBe(200);
  });
});

describe("requests to SQS", () => {
  const send = (client: SQSClient) =>
    client.send(new SendMessageCommand({ QueueUrl: queues.queueUrl("work"), MessageBody: "hällo" }));

  it("go through when they are signed, and not otherwise", async () => {
    await send(sqs());
    await expect(send(sqs({ ...credentials, secretAccessKey: "local" }))).rejects.toThrow(
      expect.objectContaining({ name: "SignatureDoesNotMatch" }),
    );
    const answer = await fetch(queues.endpoint, {
      method: "POST",
      headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.SendMessage" },
      body: JSON.stringify({ QueueUrl: queues.queueUrl("work"), MessageBody: "x" }),
    });
    expect([answer.status, await answer.json()]).toEqual([
      403,
      expect.objectContaining({ __type: expect.stringMatching(/AccessDenied$/) }),
    ]);
    const form = await fetch(queues.endpoint, { method: "POST", body: new URLSearchParams({ Action: "ListTopics" }) });
    expect(form.status).toBe(403);
    expect(queues.depth("work").visible).toBe(1);
  });

  it("are refused when they were signed long ago", async () => {
    const client = new SQSClient({ ...localClient(queues.endpoint, credentials), systemClockOffset: -20 * 60_000 });
    const sent = send(client);
    await expect(sent).rejects.toThrow(expect.objectContaining({ name: "RequestTimeTooSkewed" }));
  });
});

it("a name that only leads here is refused, signed or not", async () => {
  const port = Number(new URL(queues.endpoint).port);
  expect(await statusOf(port, "GET /", [["Host", `evil.test:${port}`]])).toBe(421);
  expect(await statusOf(port, "GET /", [["Host", `${LOOPBACK}:${port}`]])).toBe(403);
});
