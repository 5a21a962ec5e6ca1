import { createClient } from "@bellyfed/client";
import { expect, it } from "vitest";
import { isRowList, nextCursor, rowFile } from "./row-file.ts";

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
    const { pathname, search } = new URL(String(url));
    asked.push(pathname.replace(`/imports/${id}/`, "") + search);
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
  const rows = await rowFile(api, { list: "errors", id, format: "csv", token: "token" });
  expect(await textOf(rows)).toBe("row,field\r\n1,näme\r\n2,city\r\n3,city\r\n");
  expect(asked).toEqual(["errors?format=csv", "errors?format=csv&cursor=a%2Bb%2F%3D", "errors?format=csv&cursor=c"]);
});

it("a refusal is known before anything is sent", async () => {
  const { api } = clientWith([new Response("{}", { status: 404 })]);
  await expect(rowFile(api, { list: "errors", id, format: "csv", token: "token" })).rejects.toMatchObject({
    status: 404,
  });
});

it.each([
  ['</imports/x/errors?cursor=abc>; rel="next"', "abc"],
  ['</imports/x/errors?format=csv>; rel="next"', undefined],
  ['</imports/x/errors?cursor=abc>; rel="prev"', undefined],
  [null, undefined],
])("%j leads to the cursor %j", (link, cursor) => {
  expect(nextCursor(link)).toBe(cursor);
});

it("notes are another list", async () => {
  const { api, asked } = clientWith([csv("row,field\r\n1,phone\r\n")]);
  const rows = await rowFile(api, { list: "notes", id, format: "csv", token: "token" });
  expect(await textOf(rows)).toContain("1,phone");
  expect(asked).toEqual(["notes?format=csv"]);
  expect(["errors", "notes", "rows", "toString"].map(isRowList)).toEqual([true, true, false, false]);
});
