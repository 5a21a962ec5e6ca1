import { type FaultCode, faultCodes } from "@bellyfed/core/fault";
import { type ProblemCode, problemCodes } from "@bellyfed/features/features";

export type { FieldError } from "@bellyfed/core/fault";
export { type FaultCode, faultCodes, type ProblemCode, problemCodes };

const within =
  <Code extends string>(codes: readonly Code[]) =>
  (code: string): code is Code =>
    (codes as readonly string[]).includes(code);

/** Whether this client knows the code of a problem: a newer API may have others. */
export const isProblemCode = within(problemCodes);
/** Whether this client knows the code of a field's fault. */
export const isFaultCode = within(faultCodes);
