import { type ApiResponse, type Route, route } from "@bellyfed/core/http/route";
import { cloudEventOf } from "./cloud-event.ts";
import { CLOUD_EVENTS, endpoints } from "./contract.ts";
import { requireKnown } from "./event-types.ts";
import { type FollowedPage, type FollowingPorts, following } from "./following.ts";
import { positionsText } from "./rules.ts";
import { audienceOf } from "./telling.ts";

/** The routes that follow the log. */
export function reads(ports: FollowingPorts): Route[] {
  const feed = following(ports);
  return [
    route(endpoints.listEvents, async ({ query, caller, url, header }) => {
      const { after, limit, ...wanted } = query;
      const audience = audienceOf(caller, ports.told);
      requireKnown(wanted.types, audience, ports);
      const start = after === undefined ? await feed.oldest() : await feed.start(after);
      const page = await feed.page(start, limit, audience, wanted);
      return answer(page, url, prefersCloudEvents(header("accept")));
    }),
  ];
}

/** Of the forms that there are, the one that is preferred (RFC 9110 12.5.1), of equals the one that is named first; JSON of our own where none is. */
function prefersCloudEvents(accept = ""): boolean {
  const wanted = accept
    .toLowerCase()
    .split(",")
    .map((range) => range.split(";").map((part) => part.trim()))
    .map(([type, ...parameters]) => ({ type, weight: weightOf(parameters) }))
    .filter(({ type, weight }) => weight > 0 && (type === CLOUD_EVENTS || type === "application/json"));
  return wanted.sort((a, b) => b.weight - a.weight)[0]?.type === CLOUD_EVENTS;
}

function weightOf(parameters: readonly string[]): number {
  const [, weight = "1"] = parameters.find((parameter) => /^q\s*=/.test(parameter))?.split("=") ?? [];
  return Number(weight) || 0;
}

/** A batch of CloudEvents has no place for the cursor: `Link` and `Bellyfed-Position` tell it in either form. */
function answer({ data, after }: FollowedPage, url: string, asCloudEvents: boolean): ApiResponse {
  const next_cursor = positionsText(after);
  const headers = {
    "cache-control": "private, max-age=0, must-revalidate",
    vary: "Accept",
    link: `<${withAfter(url, next_cursor)}>; rel="next"`,
    "bellyfed-position": next_cursor,
  };
  if (!asCloudEvents) return { body: { data, next_cursor }, headers };
  return { body: data.map(cloudEventOf), headers: { ...headers, "content-type": CLOUD_EVENTS } };
}

function withAfter(url: string, cursor: string): string {
  const [path = "", query = ""] = url.split("?");
  const parameters = new URLSearchParams(query);
  parameters.set("after", cursor);
  return `${path}?${parameters}`;
}
