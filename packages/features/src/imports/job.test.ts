import { readAll } from "@bellyfed/testing/read-all";
import { expect, it } from "vitest";
import { mapRead } from "./job.ts";
import { profilesByName } from "./profiles/profile.ts";

it("a row is used without what is no UTF-8 and what is no phone number, with a note for each, or rejected", async () => {
  const text = "external_id,name,city,cuisines,description,phone\n1,A,B,C,Caf\u00e9,none\n2,Caf\u00e9,B,C,,\n";
  const { rows } = await readAll(Buffer.from(text, "latin1"));
  expect(rows.map((row) => mapRead(profilesByName.bellyfed, row, { city: null }))).toMatchObject([
    {
      record: { external_id: "1", restaurant: { name: "A", description: null, phone: null } },
      notes: [{ field: "description", reason: expect.stringContaining("save the file as UTF-8") }, { field: "phone" }],
    },
    { rejected: [{ field: "name", reason: expect.stringContaining("save the file as UTF-8") }] },
  ]);
});
