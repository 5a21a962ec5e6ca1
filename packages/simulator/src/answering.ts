import { testContext } from "@bellyfed/testing/invocation";
import type { Hono } from "hono";
import type { Call } from "./request.ts";

export interface Answered {
  readonly status: number;
  readonly etag: string | null;
  readonly replayed: boolean;
  readonly body: unknown;
}

/** A job that has no more time: it does one piece and answers, so that others come in between. */
export const onePiece = { ...testContext, getRemainingTimeInMillis: () => 0 };

export const answering =
  (app: Hono) =>
  async (call: Call): Promise<Answered> => {
    const { method, path, headers, body } = call;
    const response = await app.request(path, { method, headers, body: JSON.stringify(body) });
    return {
      status: response.status,
      etag: response.headers.get("etag"),
      replayed: response.headers.get("idempotency-replayed") === "true",
      body: response.status === 204 ? null : await response.json(),
    };
  };
