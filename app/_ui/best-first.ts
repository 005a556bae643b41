/** What stands in a choice: a name, and what else tells it from others, such as its code. */
interface Named {
  readonly label: string;
  readonly detail?: string;
}

/**
 * Found choices with those first whose own words were typed: the code itself, a name that begins so, a name with a word that does, a name
 * or code that holds it; then what was found by something that does not stand there, such as a contact. Otherwise as they came.
 */
export function bestFirst<T extends Named>(found: readonly T[], typed: string): T[] {
  const text = typed.trim().toLowerCase();
  if (text === "") return [...found];
  const rank = ({ label, detail = "" }: Named) => {
    const [name, code] = [label.toLowerCase(), detail.toLowerCase()];
    if (code === text) return 0;
    if (name.startsWith(text)) return 1;
    if (name.includes(` ${text}`)) return 2;
    return name.includes(text) || code.includes(text) ? 3 : 4;
  };
  return found.toSorted((a, b) => rank(a) - rank(b));
}
