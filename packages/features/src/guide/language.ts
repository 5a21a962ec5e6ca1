/** The languages in which it is asked and answered. */
export const guideLanguages = ["en", "de", "ar"] as const;
export type GuideLanguage = (typeof guideLanguages)[number];
