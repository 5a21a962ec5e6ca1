import { createHash } from "node:crypto";
import { endpoint } from "@bellyfed/core/endpoint";
import * as v from "valibot";
import { expect, it } from "vitest";
import { docsPage } from "./docs.ts";
import { openApi } from "./openapi.ts";

const evil = `"><script>alert(1)</script>`;
const document = openApi(
  [
    {
      about: evil,
      endpoints: {
        op: endpoint({
          operation: "op",
          summary: evil,
          tag: evil,
          method: "POST",
          path: "/things",
          function: "command",
          access: ["user"],
          query: v.strictObject({ [evil]: v.string() }),
          body: v.strictObject({ kind: v.picklist([evil]) }),
          response: v.string(),
          status: 201,
          otherStatus: 201,
        }),
      },
    },
  ],
  [],
);
const { html, policy } = docsPage(document);

it("shows what describes an operation as text, whatever it holds", () => {
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(html).not.toMatch(/<script/i);
});

it("allows nothing but its own style", () => {
  const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
  const digest = createHash("sha256").update(style).digest("base64");
  expect(policy).toContain(`style-src 'sha256-${digest}'`);
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).not.toContain("unsafe");
});
