import { listed, single } from "@bellyfed/core/http/answer";
import { type ApiResponse, type Route, route } from "@bellyfed/core/http/route";
import type { Page } from "@bellyfed/core/pages";
import type { PageRequest, ReadPorts } from "@bellyfed/core/read";
import {
  type ErrorFormat,
  endpoints,
  type Fault,
  type ImportJob,
  type NotedRow,
  type RejectedRow,
} from "./contract.ts";
import { getImport, listImportErrors, listImportNotes } from "./queries.ts";

/** The routes that read imports. */
export const reads = (ports: ReadPorts): Route[] => [
  route(endpoints.getImport, async (request) => {
    const job = await getImport(ports, request.params.id);
    return single(job, versionOf(job));
  }),
  route(endpoints.listImportErrors, (request) => listRows(ports, request, listImportErrors, "rejected-rows")),
  route(endpoints.listImportNotes, (request) => listRows(ports, request, listImportNotes, "noted-rows")),
];

type Asked = Parameters<Parameters<typeof route<typeof endpoints.listImportErrors>>[1]>[0];
type List = (ports: ReadPorts, id: string, page: PageRequest) => Promise<Page<RejectedRow | NotedRow>>;

async function listRows(ports: ReadPorts, request: Asked, list: List, file: string): Promise<ApiResponse> {
  const { format = acceptedFormat(request.header("accept")) } = request.query;
  const { id } = request.params;
  const [page] = await Promise.all([list(ports, id, request.query), getImport(ports, id)]);
  return inFormat(format, page, listed(request, page), { file, first: request.query.cursor === undefined });
}

/** The version of an import's stream: it has one event when it begins and one when it is completed. */
const versionOf = ({ status }: ImportJob): number => (status === "completed" ? 2 : 1);

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

function inFormat(
  format: ErrorFormat,
  { data }: Page<RejectedRow | NotedRow>,
  json: ApiResponse,
  { file, first }: { readonly file: string; readonly first: boolean },
): ApiResponse {
  const headers = { ...json.headers, vary: "Accept" };
  if (format === "json") return { ...json, headers };
  if (format === "csv") {
    const lines = data.map(csvLine).join("");
    const disposition = { "content-disposition": `attachment; filename="${file}.csv"` };
    const body = first ? `row,field,reason,others\r\n${lines}` : lines;
    return { body, headers: { ...headers, ...disposition, "content-type": "text/csv; charset=utf-8" } };
  }
  const body = data.map((row) => `${JSON.stringify(row)}\n`).join("");
  return { body, headers: { ...headers, "content-type": "application/x-ndjson; charset=utf-8" } };
}

const faultText = ({ field, reason }: Fault) => `${field}: ${reason}`;

/** RFC 4180. */
const csvLine = ({ row, field, reason, others }: RejectedRow | NotedRow): string =>
  `${[String(row), field, reason, others.map(faultText).join("; ")].map(cellOf).join(",")}\r\n`;

/** A spreadsheet would run what begins like a formula, also in full width: an apostrophe makes it text (OWASP, CSV injection). */
function cellOf(value: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
