import { ours, slowly, type Watch } from "./metric.ts";

/** Answers have begun as 200 when they fail, so that nothing else tells of these. */
export const theGuide = (stage: string): Watch[] => [
  {
    name: "guide-failing",
    about: "Answers of the guide that could not be finished",
    metrics: [ours(stage, "guide", "GuideFailures", "Sum")],
    threshold: 0,
    ...slowly,
  },
  {
    name: "guide-fallbacks",
    about: "Answers that rules gave because the language model could not be asked, or its budget was spent",
    metrics: [ours(stage, "guide", "GuideFallbacks", "Sum")],
    threshold: 5,
    ...slowly,
  },
];
