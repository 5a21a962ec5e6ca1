/** Most items and sections of a menu, and the last place that an item may have. */
export const MAX_ITEMS = 500;
export const MAX_SECTIONS = 60;
export const MAX_POSITION = 9999;
