import { API_KEY } from "./api.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the API as a signed-in client. Throws for an answer that is no success. */
export const client =
  (url: string, token: string) =>
  async (method: string, path: string, sent: Sent = {}): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        "x-api-key": API_KEY,
        authorization: `Bearer ${token}`,
        ...(sent.body !== undefined && { "content-type": "application/json" }),
        ...sent.headers,
      },
      ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return { status: response.status, headers: response.headers, body: text === "" ? {} : JSON.parse(text) };
  };
