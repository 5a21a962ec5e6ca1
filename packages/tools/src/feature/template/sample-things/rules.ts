/** Most characters of a name and of a note. */
export const MAX_NAME = 120;
export const MAX_NOTE = 2000;
