import type { ServerResponse } from "node:http";
import { lacksPage } from "../page/stand-in.ts";
import { type AnswerHead, cacheControl, type PagePolicies, policySource, wholePage } from "./page-policy.ts";

type Done = (error?: Error | null) => void;
/** Makes a page for an answer with this status, of what was rendered. */
type StandIn = (status: number, rendered: Uint8Array) => Uint8Array;
type Chunk = string | Uint8Array | null | undefined | Done;

/**
 * Gives what Next.js answers here its headers: the policy of a page that brings none, for which the page is held back until it is complete,
 * and how long it may be kept. `standIn` makes what is sent in the place of a page that is not there. Has to lie between Next.js and a
 * compression, which would hide the page's text.
 */
export function secureResponse(response: ServerResponse, policies: PagePolicies, standIn: StandIn): void {
  const { write, end, flushHeaders } = response;
  const held: Uint8Array[] = [];
  let holds: boolean | undefined;
  const begin = () => {
    holds ??= !response.headersSent && prepare(response, policies);
    return holds;
  };
  response.flushHeaders = () => {
    if (!begin()) flushHeaders.call(response);
  };
  response.write = ((chunk: Chunk, encoding?: BufferEncoding | Done, done?: Done): boolean => {
    if (!begin()) return Reflect.apply(write, response, [chunk, encoding, done]);
    held.push(...bytes(chunk, encoding));
    const written = typeof encoding === "function" ? encoding : done;
    if (written) process.nextTick(written);
    return true;
  }) as ServerResponse["write"];
  response.end = ((chunk?: Chunk, encoding?: BufferEncoding | Done, done?: Done): ServerResponse => {
    if (!begin() || response.headersSent) return Reflect.apply(end, response, [chunk, encoding, done]);
    held.push(...bytes(chunk, encoding));
    const rendered = Buffer.concat(held);
    const { statusCode: status } = response;
    const instead = lacksPage(status, rendered) ? standIn(status, rendered) : undefined;
    const { body, policy } = wholePage(rendered, headOf(response), policies, instead);
    response.setHeader("content-security-policy", policy);
    if (body !== rendered) {
      response.removeHeader("etag");
      response.setHeader("content-length", body.byteLength);
    }
    const ended = [chunk, encoding, done].find((argument) => typeof argument === "function");
    return Reflect.apply(end, response, [body, ended]);
  }) as ServerResponse["end"];
}

/** Sets what can be known from the headers; answers whether the policy has to be made from the body. */
function prepare(response: ServerResponse, policies: PagePolicies): boolean {
  const head = headOf(response);
  const kept = cacheControl(head);
  if (kept !== undefined) response.setHeader("cache-control", kept);
  const source = policySource(head);
  if (source === "given") return false;
  const policy = policies.known(head.headers);
  if (policy !== undefined) response.setHeader("content-security-policy", policy);
  else if (source === "elsewhere") response.removeHeader("content-security-policy");
  return policy === undefined && source === "body";
}

const headOf = (response: ServerResponse): AnswerHead => ({
  method: response.req.method,
  status: response.statusCode,
  headers: response.getHeaders(),
});

function bytes(chunk: Chunk, encoding: BufferEncoding | Done | undefined): Uint8Array[] {
  if (chunk === null || chunk === undefined || typeof chunk === "function") return [];
  if (typeof chunk !== "string") return [chunk];
  return [Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8")];
}
