import { eventually, tokenOf } from "@bellyfed/testing/e2e/caller";
import { KEY } from "@bellyfed/testing/e2e/process";
import { cloudWithAdmin } from "@bellyfed/testing/e2e/running";
import { mcpClient, revisions } from "@bellyfed/testing/mcp/client";
import { expect, it } from "vitest";

const running = cloudWithAdmin();
const { call: send } = running;
const connect = (revision: (typeof revisions)[number], token?: string) =>
  mcpClient(`${running.cloud.url}/mcp`, {
    revision,
    headers: { "X-Api-Key": KEY, ...(token && { Authorization: `Bearer ${token}` }) },
  });

it("finds, by every tool and in each revision, what was added over HTTP", async () => {
  const token = await tokenOf(running.cloud, "ines", "owner");
  const location = { lat: 38.72, lng: -9.14 };
  const body = { name: "Tasca da Ines", city: "Toolville", cuisines: ["Portuguese"], price_level: 2, location };
  const added = await send("POST", "/restaurants", { token, body });
  const { id } = added.body as { id: string };
  for (const revision of revisions) {
    const { client, call } = await connect(revision);
    const answered = async (name: string, input: object) => (await call(name, { ...input })).structuredContent;
    const query = { q: "tasca", city: "Toolville", price: [1, 2], limit: 5, exclude_chains: true };
    await eventually(
      () => answered("search_restaurants", query),
      (answer) => (answer as { total: number } | undefined)?.total === 1,
    );
    const nearby = await answered("find_nearby", { near: "38.7201,-9.1401", radius: 500 });
    expect(nearby).toMatchObject({ data: [{ id, name: "Tasca da Ines", distance_m: expect.any(Number) }] });
    expect(await answered("resolve_restaurant", { name: "Tasca da Inês", city: "Toolville" })).toMatchObject({
      candidates: [{ id }],
    });
    expect(await answered("get_restaurant", { id })).toMatchObject({ name: "Tasca da Ines" });
    expect(await answered("get_menu", { id })).toMatchObject({ sections: [], next_cursor: null });
    expect(await answered("get_reviews", { id })).toMatchObject({ data: [], next_cursor: null });
    expect(await answered("is_open", { id })).toMatchObject({ open: null, hours: null });
    await client.close();
  }
});

it("is closed to whoever has no key, and to other methods", async () => {
  const at = (method: string, headers = {}) => fetch(`${running.cloud.url}/mcp`, { method, headers });
  const message = { "content-type": "application/json" };
  expect((await at("POST", message)).status).toBe(403);
  for (const method of ["GET", "DELETE"]) {
    const answer = await at(method, { "X-Api-Key": KEY });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  }
});
