import { openAsBlob } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { CreateImport, ImportJob, RejectedRow, Upload } from "@bellyfed/features/imports/contract";
import type { ImportPreview, PreviewImport } from "@bellyfed/features/search/preview";

export interface ImportApi {
  /** What would become of rows. Asked again as long as there is too much to do, or the index is being made. */
  preview(body: Partial<PreviewImport>): Promise<ImportPreview>;
  create(body: Partial<CreateImport>): Promise<ImportJob & { readonly upload: Upload | null }>;
  upload(to: Upload, path: string): Promise<void>;
  start(id: string): Promise<ImportJob>;
  /** undefined while the API cannot be reached or has too much to do. */
  job(id: string): Promise<ImportJob | undefined>;
  /** The first rows that were rejected, or that were used and have notes. */
  rows(id: string, list: "errors" | "notes", most: number): Promise<readonly RejectedRow[]>;
}

interface Access {
  readonly apiUrl: string;
  readonly apiKey: string;
  readonly mintToken: () => Promise<string>;
}

/** The API did not do what it was asked; the message is for a person. */
export class ApiFailure extends Error {
  readonly status: number | undefined;
  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

/** The API's import routes. Each method throws ApiFailure. */
export function importApi(access: Access): ImportApi {
  const call = caller(access);
  return {
    preview: (body) => patiently(() => call("POST", "/imports/preview", body)),
    create: (body) => call("POST", "/imports", body),
    start: (id) => call("POST", `/imports/${id}/start`),
    async job(id) {
      try {
        return await call("GET", `/imports/${id}`);
      } catch (error) {
        if (error instanceof ApiFailure && passing(error.status)) return undefined;
        throw error;
      }
    },
    async rows(id, list, most) {
      const { data } = await call<{ data: RejectedRow[] }>("GET", `/imports/${id}/${list}?format=json&limit=${most}`);
      return data;
    },
    async upload({ url, method, headers }, path) {
      const answer = await reached(url, { method, headers, body: await openAsBlob(path) });
      if (!answer.ok) throw new ApiFailure(`The upload was refused with status ${answer.status}`, answer.status);
    },
  };
}

/** What goes away by itself: no connection, throttling, and faults of the server. */
const passing = (status: number | undefined) => status === undefined || status === 429 || status >= 500;

const TRIES = 8;
const FIRST_WAIT_MS = 250;

/** What is refused for a while is asked for again, less and less often: for half a minute in all. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.status === undefined || !passing(error.status)) throw error;
      if (tries === TRIES) throw error;
      await sleep(FIRST_WAIT_MS * 2 ** (tries - 1));
    }
  }
}

function caller({ apiUrl, apiKey, mintToken }: Access) {
  let token: string | undefined;
  return async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    for (let retry = 0; ; retry++) {
      token ??= await mintToken();
      const answer = await reached(`${apiUrl.replace(/\/$/, "")}${path}`, {
        method,
        headers: {
          "x-api-key": apiKey,
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (answer.ok) return (await answer.json()) as Answer;
      if (answer.status !== 401 || retry > 0) throw await failureOf(answer);
      // A long import outlives its token.
      token = undefined;
    }
  };
}

async function reached(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request);
  } catch {
    throw new ApiFailure(`Nothing answers at ${new URL(url).origin}. Is the system running? Start it with: npm start`);
  }
}

async function failureOf(answer: Response): Promise<ApiFailure> {
  const { detail, errors = [] } = (await answer.json().catch(() => ({}))) as {
    detail?: string;
    errors?: readonly { pointer: string; message: string }[];
  };
  const places = errors.map(({ pointer, message }) => `\n  ${pointer} ${message}`).join("");
  return new ApiFailure(`The API answered ${answer.status}: ${detail ?? answer.statusText}${places}`, answer.status);
}
