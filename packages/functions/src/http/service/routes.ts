import { type Route, route } from "@bellyfed/core/http/route";
import { features, problemCodes, told } from "@bellyfed/features/features";
import { endpoints } from "@bellyfed/features/service/contract";
import { asyncApi } from "./asyncapi.ts";
import { docsPage } from "./docs.ts";
import { eventSchema } from "./event-schema.ts";
import { llmsText } from "./llms.ts";
import { docsMarkdown } from "./markdown.ts";
import { openApi } from "./openapi.ts";

/** What the API says of itself. The document is made at its first reading. */
export function documentRoutes(): Route[] {
  let document: Readonly<Record<string, unknown>> | undefined;
  const described = () => {
    document ??= openApi(features, problemCodes);
    return document;
  };
  let eventsDocument: typeof document;
  const describedEvents = () => {
    eventsDocument ??= asyncApi(features);
    return eventsDocument;
  };
  const text = (type: string, body: string) => ({
    body,
    headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "public, max-age=300" },
  });
  return [
    route(endpoints.getDocsMarkdown, async () => text("text/markdown", docsMarkdown(described()))),
    route(endpoints.getLlmsText, async () => text("text/plain", llmsText())),
    route(endpoints.getAsyncApi, async () => ({
      body: describedEvents(),
      headers: { "cache-control": "public, max-age=300" },
    })),
    route(endpoints.getOpenApi, async () => ({
      body: described(),
      headers: { "cache-control": "public, max-age=300" },
    })),
    route(endpoints.getEventSchema, async ({ params, caller }) => ({
      body: eventSchema(params, caller?.role === "admin" ? "everything" : told),
      headers: { "content-type": "application/schema+json", "cache-control": "public, max-age=300" },
    })),
    route(endpoints.getDocs, async () => {
      const { html, policy } = docsPage(described());
      return {
        body: html,
        headers: {
          "content-type": "text/html; charset=utf-8",
          "content-security-policy": policy,
          "cache-control": "public, max-age=300",
        },
      };
    }),
  ];
}
