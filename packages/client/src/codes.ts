export { type FaultCode, type FaultParams, type FieldError, faultCodes } from "@bellyfed/core/fault";
export { type ProblemCode, problemCodes } from "@bellyfed/features/features";
