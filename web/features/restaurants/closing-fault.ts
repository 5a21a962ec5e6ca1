import type { FormFault } from "@/platform/forms/result";

/** Says beside its field what the API says of a closing as a whole. `reasonLater`: that a reason is not told before it closes. */
export function closingFault(fault: FormFault, reasonLater: string): FormFault {
  if (fault.code === "restaurant.closing_day") return { ...fault, fields: { ...fault.fields, on: fault.message } };
  const both = [fault.values.on, fault.values.reason].every((entered) => entered?.[0]?.trim());
  const isUntold = fault.code === "input.invalid" && Object.keys(fault.fields).length === 0;
  return both && isUntold ? { ...fault, fields: { reason: reasonLater } } : fault;
}
