import { createClient } from "@bellyfed/client/client";
import { expect, it } from "vitest";
import { nextCursor, rejectedRows } from "./error-file.ts";

const id = "0123456789abcdefghjkmnpqrs";
const csv = (text: string, cursor?: string) =>
  new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      ...(cursor && { link: `</imports/${id}/errors?format=csv&cursor=${encodeURIComponent(cursor)}>; rel="next"` }),
    },
  });

function clientWith(answers: Response[]) {
  const asked: string[] = [];
  const fetch = async (url: string | URL | Request) => {
    asked.push(new URL(String(url)).search);
    return answers.shift() ?? new Response(null, { status: 500 });
  };
  return { api: createClient({ baseUrl: "http://api.test", apiKey: "key", fetch }), asked };
}

async function textOf(chunks: AsyncIterable<Uint8Array>) {
  let text = "";
  for await (const chunk of chunks) text += Buffer.from(chunk).toString();
  return text;
}

it("all pages become one file", async () => {
  const { api, asked } = clientWith([
    csv("row,field\r\n1,näme\r\n", "a+b/="),
    csv("2,city\r\n", "c"),
    csv("3,city\r\n"),
  ]);
  const rows = await rejectedRows(api, id, "csv", "token");
  expect(await textOf(rows)).toBe("row,field\r\n1,näme\r\n2,city\r\n3,city\r\n");
  expect(asked).toEqual(["?format=csv", "?format=csv&cursor=a%2Bb%2F%3D", "?format=csv&cursor=c"]);
});

it("a refusal is known before anything is sent", async () => {
  const { api } = clientWith([new Response("{}", { status: 404 })]);
  await expect(rejectedRows(api, id, "csv", "token")).rejects.toMatchObject({ status: 404 });
});

it.each([
  ['</imports/x/errors?cursor=abc>; rel="next"', "abc"],
  ['</imports/x/errors?format=csv>; rel="next"', undefined],
  ['</imports/x/errors?cursor=abc>; rel="prev"', undefined],
  [null, undefined],
])("%j leads to the cursor %j", (link, cursor) => {
  expect(nextCursor(link)).toBe(cursor);
});
