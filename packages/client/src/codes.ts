import { type FaultCode, faultCodes, type ProblemCode, problemCodes } from "./generated/codes.ts";

export { type FaultCode, faultCodes, type ProblemCode, problemCodes };

const within =
  <Code extends string>(codes: readonly Code[]) =>
  (code: string): code is Code =>
    (codes as readonly string[]).includes(code);

/** Whether this client knows the code of a problem: a newer API may have others. */
export const isProblemCode: (code: string) => code is ProblemCode = /* @__PURE__ */ within(problemCodes);
/** Whether this client knows the code of a field's fault. */
export const isFaultCode: (code: string) => code is FaultCode = /* @__PURE__ */ within(faultCodes);
