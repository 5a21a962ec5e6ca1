import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { type Engine, startEngine } from "@bellyfed/testing/budget/engine";
import { castoreTable } from "./peers/castore.ts";

export type { Engine };

/** A new engine with our two tables and castore's one, on the same store. */
export async function startEngineWithCastore(): Promise<Engine> {
  const engine = await startEngine();
  await engine.client.send(new CreateTableCommand(castoreTable));
  return engine;
}

/** Lends a new engine to some work. */
export async function withEngine<Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> {
  const engine = await startEngineWithCastore();
  try {
    return await work(engine);
  } finally {
    await engine.stop();
  }
}
