import type { Page } from "../pages.ts";
import { entityTag } from "./etag.ts";
import type { ApiRequest, ApiResponse } from "./route.ts";

const FRESH = "private, max-age=0, must-revalidate";

/** The answer with one resource. `version`: the stream version that If-Match is to name. */
export function single(resource: unknown, version?: number): ApiResponse {
  const body = JSON.stringify(resource);
  return { body, headers: { etag: entityTag(body, version), "cache-control": FRESH } };
}

/** The answer with a page of a list, with `Link: <...>; rel="next"` (RFC 8288) while there is more. */
export function listed(request: Pick<ApiRequest, "url">, { data, next_cursor }: Page<unknown>): ApiResponse {
  return {
    body: JSON.stringify({ data, next_cursor }),
    headers: {
      "cache-control": FRESH,
      ...(next_cursor && { link: `<${withCursor(request.url, next_cursor)}>; rel="next"` }),
    },
  };
}

function withCursor(url: string, cursor: string): string {
  const [path = "", query = ""] = url.split("?");
  const parameters = new URLSearchParams(query);
  parameters.set("cursor", cursor);
  return `${path}?${parameters}`;
}
