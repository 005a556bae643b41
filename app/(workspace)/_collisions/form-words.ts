type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function controlOf(form: Element | null, name: string): Control | null {
  return form?.querySelector<Control>(`:is(input, select, textarea)[name="${CSS.escape(name)}"]`) ?? null;
}

/** What the form itself calls a field: its label, without marks and hints. */
export function labelOfField(form: Element | null, name: string): string | undefined {
  const label = controlOf(form, name)?.labels?.[0];
  if (!label) return undefined;
  const own = [...label.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  // A tick box stands within its label, the words in a part of their own.
  return (own ?? label.querySelector("span > span") ?? label).textContent?.trim() || undefined;
}

/** How a choice of the form reads: the words of its option. */
export function shownChoice(form: Element | null, name: string, value: unknown): string | undefined {
  const control = controlOf(form, name);
  if (!(control instanceof HTMLSelectElement) || typeof value !== "string" || value === "") return undefined;
  return [...control.options].find((option) => option.value === value)?.text;
}

/** Whether a field holds a number: codes of digits only are none. */
export function holdsNumber(form: Element | null, name: string): boolean {
  return controlOf(form, name)?.inputMode === "decimal";
}
