import { type ApiPorts, api } from "@bellyfed/core/http/api";
import type { ReadTableWriter } from "@bellyfed/core/ports";
import { board, noter } from "@bellyfed/features/imports/progress";
import type { ImportPorts as RoutePorts } from "@bellyfed/features/imports/writes";
import { importWrites } from "@bellyfed/features/writes";
import type { Hono } from "hono";
import type { Telemetry } from "../telemetry/telemetry.ts";

export interface ImportPorts extends Omit<RoutePorts, "board">, Pick<ApiPorts, "identity" | "quota" | "bodySecret"> {
  readonly table: ReadTableWriter;
}

/** Answers the routes that begin imports. */
export const importing = (ports: ImportPorts, { log }: Pick<Telemetry, "log">): Hono =>
  api(
    importWrites.flatMap((make) => make({ ...ports, board: board(noter(ports)) })),
    { ...ports, log },
  );
