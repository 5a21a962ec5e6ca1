import type { FormFault } from "@/platform/forms/result";

/** What is wrong with hours as one field of the form, for there are two hundred inputs: the API names the part, and the inputs show which are half empty. */
export function withHours(fault: FormFault | undefined, halfTime: string): FormFault | undefined {
  const all = Object.entries(fault?.fields ?? {});
  const own = all.filter(([name]) => name.startsWith("hours."));
  if (!fault || own.length === 0) return fault;
  const texts = own.map(([name, text]) => (/\.(?:from|to)$/.test(name) ? halfTime : text));
  const others = all.filter(([name]) => !name.startsWith("hours."));
  return { ...fault, fields: { ...Object.fromEntries(others), hours: [...new Set(texts)].join(" ") } };
}
