import type { FormFault } from "@/platform/forms/result";

/** Says beside the day what the API says of a closing as a whole. */
export const closingFault = (fault: FormFault): FormFault =>
  fault.code === "restaurant.closing_day" ? { ...fault, fields: { ...fault.fields, on: fault.message } } : fault;
