import { memoryIdentity } from "@bellyfed/adapters/memory/identity";
import { told } from "@bellyfed/features/features";
import stored from "@bellyfed/features/stored.json" with { type: "json" };
import { quietTelemetry } from "@bellyfed/testing/invocation";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { service } from "../../compose/service.ts";

const identity = memoryIdentity({
  "admin-token": { sub: "root", name: "Root", role: "admin" },
  "moderator-token": { sub: "mona", name: "Mona", role: "moderator" },
});
const app = service({ identity }, quietTelemetry());

async function schemaOf(type: string, version: number | string, token?: string) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const answer = await app.request(`/events/schemas/${type}/${version}`, { headers });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
}
const named = Object.keys(stored).map((key) => key.split("@") as [type: string, version: string]);

it("every event type and version that there ever was is described to admins, whole", async () => {
  expect(named.length).toBeGreaterThan(25);
  for (const [type, version] of named) {
    const { status, body } = await schemaOf(type, version, "admin-token");
    const { $schema, $id, title, ...schema } = body;
    expect([status, $id, title]).toEqual([200, `urn:bellyfed:event:${type}:${version}`, `${type}, version ${version}`]);
    expect($schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(schema).toEqual((stored as Record<string, unknown>)[`${type}@${version}`]);
    expect(new Ajv2020({ strict: false }).validateSchema(body)).toBe(true);
  }
});

it("others see of what everybody is told of what they are told, and do not learn what else there is", async () => {
  const statuses = new Map<string, number>();
  for (const [type, version] of named) {
    const [nobody, moderator] = [await schemaOf(type, version), await schemaOf(type, version, "moderator-token")];
    expect(moderator.body).toEqual(nobody.body.code ? { ...nobody.body, trace_id: expect.any(String) } : nobody.body);
    statuses.set(type, nobody.status);
    if (nobody.status === 200) expect(new Ajv2020({ strict: false }).validateSchema(nobody.body)).toBe(true);
    else expect(nobody.body.code).toBe("event_schema.missing");
  }
  const open = [...statuses].filter(([, status]) => status === 200).map(([type]) => type);
  expect(open.sort()).toEqual(Object.keys(told).sort());
  expect(JSON.stringify((await schemaOf("RESTAURANT_HIDDEN", 1)).body)).not.toContain("reason");
});

it.each([
  ["REVIEW_CREATED", 99, 404],
  ["NO_SUCH_THING", 1, 404],
  ["IMPORT_JOB_CREATED", 1, 404],
  ["__proto__", 1, 400],
  ["TO_STRING", 1, 404],
  ["review_created", 1, 400],
  ["REVIEW_CREATED", "one", 400],
  ["REVIEW_CREATED", "0", 400],
])("%s in version %s is answered %i", async (type, version, status) => {
  expect((await schemaOf(type, version)).status).toBe(status);
});

it("an answer to whoever has a token is kept by nobody else", async () => {
  const { headers } = await schemaOf("REVIEW_CREATED", 1, "admin-token");
  expect([headers.get("cache-control"), headers.get("vary")]).toEqual(["private", "Authorization"]);
  expect(headers.get("content-type")).toBe("application/schema+json");
});
