export const calls: Readonly<Record<string, readonly string[]>> = {};
