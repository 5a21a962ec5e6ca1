import { type ApiPorts, api } from "@bellyfed/core/http/api";
import type { ReadTableWriter } from "@bellyfed/core/ports";
import { board, noter } from "@bellyfed/features/imports/progress";
import type { ImportPorts as RoutePorts } from "@bellyfed/features/imports/writes";
import type { Looked } from "@bellyfed/features/search/looked";
import { previews } from "@bellyfed/features/search/previews";
import { importWrites } from "@bellyfed/features/writes";
import type { Hono } from "hono";
import type { FindNeighborhood } from "../neighborhoods.ts";
import { previewPorts } from "../search/previewing.ts";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface ImportPorts extends Omit<RoutePorts, "board">, Pick<ApiPorts, "identity" | "quota" | "bodySecret"> {
  readonly table: ReadTableWriter;
  /** The search index, by which it is known what an import would do. */
  readonly look: () => Promise<Looked>;
  /** Left out where there are no neighbourhoods to be found. */
  readonly findNeighborhood?: FindNeighborhood | undefined;
}

/** Answers the routes that begin imports. */
export const importing = (ports: ImportPorts, { log }: Pick<Telemetry, "log">): Hono =>
  api(
    [
      ...importWrites.flatMap((make) => make({ ...ports, board: board(noter(ports)) })),
      ...previews(ports.look, previewPorts(ports.store, ports.findNeighborhood)),
    ],
    { ...ports, log },
  );
