import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@bellyfed/core/error";

export interface TypesenseSettings {
  /** Where the server is, as `http://127.0.0.1:8108`. */
  readonly url: string;
  readonly apiKey: string;
  /** How long one call may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** How long is waited before a call is tried again, in milliseconds; each further time twice as long. */
  readonly pauseMs?: number;
  /** How often a call is made at most, while there is no answer to it. */
  readonly attempts?: number;
}

export interface TypesenseRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** With the query. */
  readonly path: string;
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  /** How long this may take, in milliseconds; left out, as the settings say. */
  readonly timeoutMs?: number;
}

/** Calls a server: the answer's text, undefined where there is nothing of that name. */
export type CallTypesense = (request: TypesenseRequest) => Promise<string | undefined>;

const TIMEOUT_MS = 10_000;
const PAUSE_MS = 100;
const ATTEMPTS = 4;
/** It is starting, has too much to do, or something stands between that says so. */
const FOR_NOW = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Calls that are tried again while the server has no time: each of them may be made twice. What it refuses is a mistake of ours, and throws
 * with what it said; what cannot be had throws AppError `unavailable`.
 * @see https://typesense.org/docs/0.24.1/api/api-errors.html
 */
export function typesenseCalls({
  url,
  apiKey,
  timeoutMs = TIMEOUT_MS,
  pauseMs = PAUSE_MS,
  attempts = ATTEMPTS,
}: TypesenseSettings): CallTypesense {
  const base = url.replace(/\/+$/, "");
  const once = async ({ method, path, body, timeoutMs: own = timeoutMs }: TypesenseRequest) => {
    const isText = typeof body === "string";
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: {
        "x-typesense-api-key": apiKey,
        ...(body !== undefined && { "content-type": isText ? "text/plain" : "application/json" }),
      },
      signal: AbortSignal.timeout(own),
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, text: await answer.text() };
  };
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const { status, text } = await once(request).catch((error: unknown) => ({ status: 503, text: String(error) }));
      if (status === 404) return undefined;
      // What is to be made is there: a call that was made twice.
      if (status < 300 || status === 409) return text;
      if (!FOR_NOW.has(status))
        throw new Error(
          `The search server answers ${status} to ${request.method} ${request.path.split("?")[0]}: ${text.slice(0, 500)}`,
        );
      if (attempt >= attempts) throw unavailable(text);
      await sleep(pauseMs * 2 ** (attempt - 1));
    }
  };
}

/** What is told to whoever searches while the server cannot be used. */
export const unavailable = (reason: string): AppError =>
  Object.assign(
    new AppError("unavailable", "store.unavailable", "The search server cannot be used at the moment; try again"),
    { cause: reason.slice(0, 500) },
  );

/** Reads an answer; one that is no JSON comes from something that stands between. */
export function readJson<Answer>(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    throw unavailable(text);
  }
}

/** Reads an answer of one JSON text a line. */
export const readLines = <Line>(text: string): Line[] =>
  text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [readJson<Line>(line)]));
