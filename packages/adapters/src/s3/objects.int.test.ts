import { objectStoreContract } from "@bellyfed/testing/contract/object-store.contract";
import { type Queues, startQueues } from "@bellyfed/testing/contract/queues";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { s3Objects } from "./objects.ts";

let servers: Queues;
beforeAll(async () => {
  servers = await startQueues();
});
afterAll(() => servers?.stop());
const open = async () => s3Objects({ client: servers.s3, bucket: await servers.bucket() });

objectStoreContract("the files on an S3 server", open);

describe("an upload URL", () => {
  it("takes a file by one PUT, which is then there to be read", async () => {
    const objects = await open();
    const url = await objects.uploadUrl("imports/1", { contentType: "text/csv", bytes: 8, seconds: 60 });
    const answer = await fetch(url, { method: "PUT", headers: { "content-type": "text/csv" }, body: "a,b\n1,2\n" });
    expect(answer.status).toBe(200);
    const chunks = [];
    for await (const chunk of await objects.read("imports/1", 8)) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString()).toBe("a,b\n1,2\n");
  });

  it("is signed for this content type, this length and this time, and for no checksum of a body that is not known yet", async () => {
    const url = new URL(
      await (await open()).uploadUrl("imports/1", { contentType: "text/csv", bytes: 8, seconds: 60 }),
    );
    expect(url.searchParams.get("X-Amz-SignedHeaders")?.split(";")).toEqual(["content-length", "content-type", "host"]);
    expect(url.searchParams.get("X-Amz-Expires")).toBe("60");
    expect([...url.searchParams.keys()].filter((name) => /checksum/i.test(name))).toEqual([]);
  });
});
