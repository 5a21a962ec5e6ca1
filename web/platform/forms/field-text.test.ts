import { expect, it } from "vitest";
import forms from "../../messages/en/forms.json" with { type: "json" };
import { fieldMessage, inputName } from "./field-text.ts";

it("knows what the API says, with its numbers", () => {
  expect(fieldMessage("must have at most 120 characters")).toEqual({ key: "tooLong", count: 120 });
  expect(fieldMessage("must be a real date")).toEqual({ key: "date", count: 0 });
  expect(fieldMessage("is made of cheese")).toBeUndefined();
});

it("every message that it names is there", () => {
  for (const said of ["must not be empty", "must be an http or https URL", "must name at least one cuisine"]) {
    expect(forms.field).toHaveProperty(fieldMessage(said)?.key ?? "none");
  }
});

it("a pointer becomes the name of an input", () => {
  expect(inputName("/address/street")).toBe("address.street");
  expect(inputName("/cuisines/3")).toBe("cuisines");
  expect(inputName("/a~1b")).toBe("a/b");
});
