import { AppError } from "@bellyfed/core/error";

/** Why a model gave no answer, in words without anybody's key, question or answer; and whether it may be asked again. */
export class ModelFault extends Error {
  override readonly name = "ModelFault";
  /** Milliseconds that it wants to be left alone; `none`: it says nothing about that; `never`: asking again would not help. */
  readonly again: number | "none" | "never";

  constructor(reason: string, again: ModelFault["again"] = "never") {
    super(reason);
    this.again = again;
  }
}

/** What callers of the port are told; the reason is its cause. */
export const modelUnavailable = (fault: ModelFault): AppError =>
  Object.assign(
    new AppError("unavailable", "guide.model_unavailable", "The language model cannot be used at the moment"),
    { cause: fault },
  );

/** What broke a connection, as a fault; what is no fault of the other side stays what it is. */
export function asFault(error: unknown): unknown {
  if (error instanceof ModelFault) return error;
  // `fetch` says TypeError, with the reason of the socket as its cause, both before and while it reads.
  if (!(error instanceof TypeError)) return error;
  const { code } = (error.cause ?? {}) as { readonly code?: unknown };
  return new ModelFault(`The connection broke: ${typeof code === "string" ? code : "no reason"}`, "none");
}
