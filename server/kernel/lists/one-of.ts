/** The value, if it is one of those known. */
export const oneOf = <const T extends readonly string[]>(values: T, value: string | undefined): T[number] | undefined => values.find((one) => one === value);
