/** Groups of digits of a national number, from the first that fits. */
const GROUPS: Readonly<Record<string, readonly [RegExp, string][]>> = {
  KR: [
    [/^(1[568]\d\d)(\d{4})$/, "$1-$2"],
    [/^(02)(\d{3,4})(\d{4})$/, "$1-$2-$3"],
    [/^(050\d)(\d{4})(\d{4})$/, "$1-$2-$3"],
    [/^(0\d\d)(\d{3,4})(\d{4})$/, "$1-$2-$3"],
  ],
  CN: [
    [/^(1\d\d)(\d{4})(\d{4})$/, "$1 $2 $3"],
    [/^(400)(\d{3})(\d{4})$/, "$1-$2-$3"],
    [/^(010|02\d)(\d{4})(\d{4})$/, "$1-$2 $3"],
    [/^(0\d{3})(\d{3,4})(\d{4})$/, "$1-$2 $3"],
  ],
  JP: [
    [/^(0[5789]0)(\d{4})(\d{4})$/, "$1-$2-$3"],
    [/^(0[36])(\d{4})(\d{4})$/, "$1-$2-$3"],
    [/^(0\d\d)(\d{3})(\d{4})$/, "$1-$2-$3"],
  ],
  US: [[/^(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3"]],
};

const CALLING: readonly [string, string][] = [["+82", "KR"], ["+86", "CN"], ["+81", "JP"], ["+1", "US"]];

/**
 * A telephone number as people in its country group it; one that was typed with separators stays as it was typed.
 * @param country of whoever is called, ISO 3166-1 alpha-2; an international prefix wins over it
 */
export function phoneText(number: string, country: string | null): string {
  const text = number.trim();
  if (!/^\+?\d{7,15}$/.test(text)) return text;
  const abroad = CALLING.find(([prefix]) => text.startsWith(prefix));
  if (text.startsWith("+")) {
    if (!abroad) return text;
    const [prefix, code] = abroad;
    const rest = text.slice(prefix.length);
    // Abroad the leading zero of the area falls away: 010-… becomes +82 10-…
    const national = code === "US" || (code === "CN" && rest.startsWith("1")) ? grouped(rest, code) : grouped(`0${rest}`, code)?.replace(/^0/, "");
    return national ? `${prefix} ${national}` : text;
  }
  return grouped(text, country === "CA" ? "US" : (country ?? "")) ?? text;
}

function grouped(digits: string, country: string): string | null {
  for (const [shape, groups] of GROUPS[country] ?? []) if (shape.test(digits)) return digits.replace(shape, groups);
  return null;
}
