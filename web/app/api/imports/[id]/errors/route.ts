import { ReadableStream } from "node:stream/web";
import { type ErrorFormat, rejectedRows } from "@/features/imports/error-file";
import { ApiError, api } from "@/platform/api";
import { routeSession } from "@/platform/session/current";

const types: Readonly<Record<ErrorFormat, string>> = { csv: "text/csv", ndjson: "application/x-ndjson" };

/** All rejected rows of an import as a file: CSV, or NDJSON with `format=ndjson`. */
export async function GET(request: Request, { params }: RouteContext<"/api/imports/[id]/errors">): Promise<Response> {
  const [{ id }, session] = await Promise.all([params, routeSession()]);
  if (!session) return new Response("Sign in first", { status: 401 });
  const format = new URL(request.url).searchParams.get("format") === "ndjson" ? "ndjson" : "csv";
  try {
    const rows = await rejectedRows(api, id, format, session.accessToken);
    return new Response(ReadableStream.from(rows) as BodyInit, {
      headers: {
        "content-type": `${types[format]}; charset=utf-8`,
        "content-disposition": `attachment; filename="rejected-rows-${id}.${format}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof ApiError) return new Response(error.problem.detail, { status: error.status });
    throw error;
  }
}
