/** English and German have one form for one, and another for any other number. */
export const isOne = (count: number): boolean => count === 1;

export const counted = (count: number, one: string, other: string): string => `${count} ${isOne(count) ? one : other}`;
