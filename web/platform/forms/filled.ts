/** A message with its plain arguments put in, for client components: "Edit {name}". What is put in is taken as it is, also `$&`. */
export const filled = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
