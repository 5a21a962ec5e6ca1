import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";

const CHANNEL = "http.client.request.start";
/** What goes by `fetch`, and names no operation. */
const FETCHED = "undici:request:create";
const INVOKE = /^\/2015-03-31\/functions\/[^/]+\/invocations$/;

/**
 * What this process asks of AWS while `work` goes on: the operation's name of every request on the wire, retries included, in order.
 * Seen below the SDK, so that nothing a function does can escape the count.
 */
export async function callsOf<Result>(work: () => Promise<Result>): Promise<{ calls: string[]; result: Result }> {
  const calls: string[] = [];
  const note = (message: unknown) => {
    const target = (message as { readonly request: ClientRequest }).request.getHeader("x-amz-target");
    if (target !== undefined) calls.push(String(target).split(".")[1] ?? "");
  };
  const noteFetched = (message: unknown) => {
    if (INVOKE.test((message as { readonly request: { readonly path: string } }).request.path)) calls.push("Invoke");
  };
  subscribe(CHANNEL, note);
  subscribe(FETCHED, noteFetched);
  try {
    return { result: await work(), calls };
  } finally {
    unsubscribe(CHANNEL, note);
    unsubscribe(FETCHED, noteFetched);
  }
}
