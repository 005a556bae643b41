/** Gives the focus back when something closes, instead of the library; whoever has gone on somewhere else meanwhile stays there. */
export function giveFocusBack(event: Event, to: Element | null): void {
  event.preventDefault();
  const now = document.activeElement;
  if (now !== null && now !== document.body) return;
  if (to instanceof HTMLElement) to.focus();
}
