/** By what a payload's schema is known: that of its document, and what CloudEvents name as `dataschema`. */
export const schemaId = (type: string, version: number | string): string => `urn:bellyfed:event:${type}:${version}`;

/** An event type as streams and CloudEvents name it: `restaurant.created`. */
export const dottedName = (type: string): string => type.toLowerCase().replaceAll("_", ".");
