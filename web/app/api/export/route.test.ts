import { afterEach, expect, it, vi } from "vitest";
import { GET } from "./route.ts";

const session = vi.hoisted(() => ({ accessToken: "alice's" }));
vi.mock("@/platform/session/current", () => ({ routeSession: async () => session }));

const answering = (answer: () => Response) => {
  const asked = vi.fn(async (_url: string, _init: RequestInit) => answer());
  vi.stubGlobal("fetch", asked);
  return asked;
};
// Tests of other files in the same thread fetch as well.
afterEach(() => void vi.unstubAllGlobals());
const get = () => GET(new Request("http://site/api/export"));

it("passes on what the API streams in the name of who asks, as a file that nobody keeps", async () => {
  const name = 'attachment; filename="bellyfed-2026-01-02.ndjson"';
  const fields = { "content-type": "application/x-ndjson", "content-disposition": name };
  const asked = answering(() => new Response('{"complete":true}\n', { headers: fields }));
  const { headers, body } = await get();
  expect(await new Response(body).text()).toBe('{"complete":true}\n');
  expect(Object.fromEntries(headers)).toEqual({
    "content-type": "application/x-ndjson; charset=utf-8",
    "content-disposition": name,
    "cache-control": "no-store",
  });
  const [url, init] = asked.mock.calls[0] ?? [];
  expect(url).toMatch(/\/users\/me\/export$/);
  expect(init?.headers).toMatchObject({ authorization: "Bearer alice's" });
});

it.each([
  ["refuses", 403, () => Response.json({ status: 403, code: "user.erased", detail: "Erased" }, { status: 403 })],
  [
    "cannot be reached",
    503,
    () => {
      throw new TypeError("fetch failed");
    },
  ],
])("says so where the API %s", async (_, status, answer) => {
  answering(answer);
  const response = await get();
  expect([response.status, await response.text()]).toEqual([status, "The export is not possible now"]);
});
