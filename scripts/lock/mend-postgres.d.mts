export const MENDS: Readonly<Record<string, readonly (readonly [string, string])[]>>;
export function mendPostgres(folder?: string): string[];
