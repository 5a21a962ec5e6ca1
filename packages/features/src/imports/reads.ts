import { listed, single } from "@bellyfed/core/http/answer";
import { type ApiResponse, type Route, route } from "@bellyfed/core/http/route";
import type { Page } from "@bellyfed/core/pages";
import type { ReadPorts } from "@bellyfed/core/read";
import { type ErrorFormat, endpoints, type Fault, type RejectedRow } from "./contract.ts";
import { getImport, listImportErrors } from "./queries.ts";

/** The routes that read imports. */
export const reads = (ports: ReadPorts): Route[] => [
  route(endpoints.getImport, async (request) => single(await getImport(ports, request.params.id))),
  route(endpoints.listImportErrors, async (request) => {
    const { format = acceptedFormat(request.header("accept")) } = request.query;
    const [page] = await Promise.all([
      listImportErrors(ports, request.params.id, request.query),
      getImport(ports, request.params.id),
    ]);
    return inFormat(format, page, listed(request, page), request.query.cursor === undefined);
  }),
];

/** What the caller would rather have; NDJSON unless it asks for something else. */
function acceptedFormat(accept = ""): ErrorFormat {
  const types = accept
    .toLowerCase()
    .split(",")
    .map((type) => type.split(";")[0]?.trim());
  const known: Readonly<Record<string, ErrorFormat>> = {
    "application/x-ndjson": "ndjson",
    "text/csv": "csv",
    "application/json": "json",
  };
  const first = types.find((type) => type !== undefined && Object.hasOwn(known, type));
  return (first && known[first]) || "ndjson";
}

function inFormat(format: ErrorFormat, { data }: Page<RejectedRow>, json: ApiResponse, first: boolean): ApiResponse {
  const headers = { ...json.headers, vary: "Accept" };
  if (format === "json") return { ...json, headers };
  if (format === "csv") {
    const lines = data.map(csvLine).join("");
    const disposition = { "content-disposition": 'attachment; filename="rejected-rows.csv"' };
    const body = first ? `row,field,reason,others\r\n${lines}` : lines;
    return { body, headers: { ...headers, ...disposition, "content-type": "text/csv; charset=utf-8" } };
  }
  const body = data.map((row) => `${JSON.stringify(row)}\n`).join("");
  return { body, headers: { ...headers, "content-type": "application/x-ndjson; charset=utf-8" } };
}

const faultText = ({ field, reason }: Fault) => `${field}: ${reason}`;

/** RFC 4180. */
const csvLine = ({ row, field, reason, others }: RejectedRow): string =>
  `${[String(row), field, reason, others.map(faultText).join("; ")].map(cellOf).join(",")}\r\n`;

/** A spreadsheet would run what begins like a formula, also in full width: an apostrophe makes it text (OWASP, CSV injection). */
function cellOf(value: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
