import { AppError } from "@bellyfed/core/error";
import { type Executed, execute, load, type WritePorts } from "@bellyfed/core/execute";
import { preconditionOf } from "@bellyfed/core/http/etag";
import { type ApiRequest, type ApiResponse, commandMeta, type Route, route, written } from "@bellyfed/core/http/route";
import { derivedId } from "@bellyfed/core/id";
import type { ObjectStore } from "@bellyfed/core/object-store";
import type { Caller, MessageSender } from "@bellyfed/core/ports";
import { requirePrecondition } from "@bellyfed/core/precondition";
import type { CommandMeta } from "@bellyfed/core/stream";
import * as v from "valibot";
import { type CreateImport, endpoints, type ImportJob, type JobStatus, type Upload } from "./contract.ts";
import { importType, type JobFacts, type JobState, requireJob } from "./decider.ts";
import { importStream } from "./events.ts";
import { sourceOf } from "./rules.ts";

/** Shows a job before its projection has come by. */
export interface JobBoard {
  announce(job: JobFacts, createdAt: string): Promise<void>;
  queued(id: string, at: string): Promise<void>;
}

export interface ImportPorts extends WritePorts {
  readonly files: ObjectStore;
  /** Jobs whose file waits to be read. */
  readonly jobs: MessageSender;
  readonly board: JobBoard;
}

/** A message of the jobs queue. */
export const JobMessage = v.object({ job_id: v.string(), trace_id: v.string() });
export type JobMessage = v.InferOutput<typeof JobMessage>;

const UPLOAD_SECONDS = 3600;
const CONTENT_TYPE = "application/octet-stream";
/** Where a job's file lies. */
export const fileKey = (id: string): string => `imports/${id}`;

/** The routes that begin imports. */
export const writes = (ports: ImportPorts): Route[] => [
  route(endpoints.createImport, (request) => createImport(ports, request)),
  route(endpoints.startImport, (request) => startImport(ports, request)),
];

type Signed = ApiRequest<unknown, unknown, CreateImport> & { readonly caller: Caller };

async function createImport(ports: ImportPorts, request: Signed): Promise<ApiResponse> {
  const { content, size, ...asked } = request.body;
  const meta = commandMeta(request, ports.runtime);
  const executed = await begin(ports, asked, content !== null, meta);
  const { job } = requireJob(executed.state);
  await ports.board.announce(job, executed.createdAt);
  const answer = (body: unknown, status: 201 | 202) =>
    written(executed, body, { status, location: `/imports/${job.id}` });
  if (content === null) {
    const upload = await uploadTo(ports, job.id, size ?? 0);
    return answer({ ...represent(executed, "awaiting_upload"), upload }, 201);
  }
  await ports.files.put(fileKey(job.id), content, CONTENT_TYPE);
  await enqueue(ports, job.id, request.traceId);
  return answer({ ...represent(executed, "queued"), upload: null }, 202);
}

/** The event comes first: a key that was used with another body is refused before its file could be overwritten. */
function begin(
  ports: WritePorts,
  { profile, format = null, filename = null, source, defaults }: Omit<CreateImport, "content" | "size">,
  inline: boolean,
  meta: CommandMeta,
): Promise<Executed<JobState>> {
  const id = derivedId("import", meta.commandId);
  const job = {
    id,
    profile,
    format,
    filename,
    source: source ?? sourceOf[profile],
    defaults: { city: defaults?.city ?? null },
    inline,
  };
  return execute(ports, {
    type: importType,
    stream: importStream(id),
    command: { type: "create", job },
    meta,
    create: true,
  });
}

/** What sends a body says its length by itself; in `headers` a browser would refuse it. */
async function uploadTo({ files, runtime }: ImportPorts, id: string, bytes: number): Promise<Upload> {
  return {
    url: await files.uploadUrl(fileKey(id), { contentType: CONTENT_TYPE, bytes, seconds: UPLOAD_SECONDS }),
    method: "PUT",
    headers: { "content-type": CONTENT_TYPE },
    expires_at: new Date(runtime.now() + UPLOAD_SECONDS * 1000).toISOString(),
  };
}

/** Sending a job twice does no harm: its rows know whether they have been dealt with. */
const enqueue = ({ jobs }: ImportPorts, id: string, traceId: string): Promise<void> =>
  jobs.send([{ job_id: id, trace_id: traceId } satisfies JobMessage]);

async function startImport(
  ports: ImportPorts,
  { params: { id }, traceId, header }: ApiRequest<{ readonly id: string }>,
): Promise<ApiResponse> {
  const loaded = await load(ports.store, importType, importStream(id));
  const { match, noneMatch } = preconditionOf(header);
  // What is asked of one that has completed has been done (RFC 9110, 13.1.1): the same request may come again.
  const asked = loaded.state.status === "completed" ? { noneMatch } : { match, noneMatch };
  requirePrecondition(asked, { version: loaded.version, exists: loaded.version > 0 });
  if (requireJob(loaded.state).status === "created") {
    if (!(await ports.files.exists(fileKey(id)))) {
      throw new AppError("conflict", "import.no_file", "Upload the file first, to the address that POST /imports gave");
    }
    await ports.board.queued(id, new Date(ports.runtime.now()).toISOString());
    await enqueue(ports, id, traceId);
  }
  return { body: represent(loaded, "queued"), headers: { location: `/imports/${id}` } };
}

/** The import as its events tell it, with the status of one that has not completed. */
function represent(
  { state, createdAt, updatedAt }: Pick<Executed<JobState>, "state" | "createdAt" | "updatedAt">,
  open: JobStatus,
): ImportJob {
  const known = requireJob(state);
  const { id, profile, format, filename, source } = known.job;
  const done = known.status === "completed" ? known.completion : undefined;
  return {
    id,
    profile,
    format,
    filename,
    source,
    status: done ? "completed" : open,
    counts: done?.counts ?? { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 },
    noted: done?.noted ?? 0,
    dishes: done?.dishes ?? 0,
    total: done?.counts.read ?? null,
    error: done?.error ?? null,
    created_at: createdAt,
    completed_at: done ? updatedAt : null,
  };
}
