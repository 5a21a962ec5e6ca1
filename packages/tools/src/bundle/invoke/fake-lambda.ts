import type { ServerResponse } from "node:http";

/** Where Lambda's API has its functions. */
export const LAMBDA = "/2015-03-31/functions/";

/** At first it does not answer: then whoever asked goes on without, and somebody asks again. */
export function answerLambda(asked: Set<string>, zones: string[], url: string, response: ServerResponse): void {
  const [name] = url.slice(LAMBDA.length).split("/");
  const isFirst = zones.push(url) === 1;
  asked.add(`lambda:InvokeFunction ${name}`);
  response.writeHead(isFirst ? 500 : 200).end(isFirst ? "{}" : '{"time_zone":"Europe/Lisbon"}');
}
