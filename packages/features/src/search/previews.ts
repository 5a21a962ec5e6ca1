import { type Route, route } from "@bellyfed/core/http/route";
import { endpoints } from "./contract.ts";
import { type Looked, withPosition } from "./looked.ts";
import { type PreviewPorts, previewRows } from "./previewing.ts";

/** The route that says what an import would do. It is of the function that takes imports, which reads their files. */
export const previews = (look: () => Promise<Looked>, ports: PreviewPorts): Route[] => [
  route(endpoints.previewImport, async ({ body }) => {
    const looked = await look();
    return withPosition(looked, { body: await previewRows(looked.index, ports, body) });
  }),
];
