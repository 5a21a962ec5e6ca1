import { ReadableStream } from "node:stream/web";
import { isRowList, type RowFormat, rowFile } from "@/features/imports/row-file";
import { ApiError, api } from "@/platform/api";
import { routeSession } from "@/platform/session/current";

const types: Readonly<Record<RowFormat, string>> = { csv: "text/csv", ndjson: "application/x-ndjson" };
const names = { errors: "rejected-rows", notes: "noted-rows" } as const;

/** All rejected (`errors`) or noted (`notes`) rows of an import as a file: CSV, or NDJSON with `format=ndjson`. */
export async function GET(request: Request, { params }: RouteContext<"/api/imports/[id]/[list]">): Promise<Response> {
  const [{ id, list }, session] = await Promise.all([params, routeSession()]);
  if (!isRowList(list)) return new Response("There is no such list", { status: 404 });
  if (!session) return new Response("Sign in first", { status: 401 });
  const format = new URL(request.url).searchParams.get("format") === "ndjson" ? "ndjson" : "csv";
  try {
    const rows = await rowFile(api, { list, id, format, token: session.accessToken });
    return new Response(ReadableStream.from(rows) as BodyInit, {
      headers: {
        "content-type": `${types[format]}; charset=utf-8`,
        "content-disposition": `attachment; filename="${names[list]}-${id}.${format}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof ApiError) return new Response(error.problem.detail, { status: error.status });
    throw error;
  }
}
