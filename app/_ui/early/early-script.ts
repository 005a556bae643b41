/**
 * Runs in the head, before anything is drawn. From the server's HTML until React has taken a part over, it keeps what somebody types,
 * ticks, chooses, presses and sends, and stops it from going to the browser's own form sending (which would put a password into an
 * address). `window.naruEarly.live(part)` hands it all over, in order, to the page that has come to life;
 * `isLive()` tells whether all of it has. Plain ES2020 without imports: it stands in the document as it is.
 */
export const earlyScript = `(() => {
  const log = [];
  const live = new WeakSet();
  let begun = false;
  let replaying = false;
  const partOf = (element) => element.closest("[data-part]");
  const isLive = (element) => begun && (!partOf(element) || live.has(partOf(element)));
  const allLive = () => begun && [...document.querySelectorAll("[data-part]")].every((part) => live.has(part));
  const isText = (element) => element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && !/^(checkbox|radio|file|button|submit|reset)$/.test(element.type));
  const keep = (event, entry, prevent) => {
    event.stopImmediatePropagation();
    if (prevent) event.preventDefault();
    log.push(entry);
  };
  const onValue = (event) => {
    const target = event.target;
    if (replaying || !(target instanceof Element) || isLive(target)) return;
    for (let at = log.length - 1; at >= 0; at -= 1) if (log[at].kind === "value" && log[at].target === target) log.splice(at, 1);
    keep(event, { kind: "value", target, value: target.value, checked: target.checked });
  };
  // React may have put a field back to what it knows while it takes the page over: what was typed so far comes back before the next letter.
  const onBefore = (event) => {
    const target = event.target;
    if (!(target instanceof Element) || !isText(target) || isLive(target)) return;
    const kept = log.find((entry) => entry.kind === "value" && entry.target === target);
    if (!kept || kept.value === target.value) return;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), "value").set.call(target, kept.value);
  };
  const onClick = (event) => {
    const button = event.target instanceof Element ? event.target.closest("button, [role=button], [role=gridcell]") : null;
    if (button && !replaying && !isLive(button)) keep(event, { kind: "press", target: button }, true);
  };
  const onSubmit = (event) => {
    if (!replaying && !isLive(event.target)) keep(event, { kind: "send", target: event.target }, true);
  };
  const onKey = (event) => {
    const target = event.target;
    if (replaying || event.isComposing || !(target instanceof Element)) return;
    const typing = isText(target) || target.matches("select");
    const chosen = /^(Enter|Arrow(Up|Down))$/.test(event.key) && target.getAttribute("role") === "combobox";
    const command = (event.ctrlKey || event.metaKey) && /^(Enter|k)$/.test(event.key);
    const letter = !typing && target === document.body && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    // Whoever simply begins to type means the first field.
    const first = letter ? document.querySelector("[data-first-focus]") : null;
    if (first && !isLive(first)) return first.focus();
    const anywhere = command || letter;
    const frame = command && event.key === "k";
    const waits = anywhere ? !(frame ? begun : allLive()) || log.some((entry) => entry.anywhere) : chosen && !isLive(target);
    if (!waits) return;
    keep(event, { kind: "key", target, key: event.key, ctrlKey: event.ctrlKey, metaKey: event.metaKey, anywhere, frame, keptAt: performance.now() }, true);
    if (anywhere) carryOn();
  };
  const feed = ({ target, value, checked }) => {
    if (target instanceof HTMLSelectElement) {
      target.value = value;
      target.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type)) {
      target.checked = !checked;
      target.click();
    } else if (target instanceof HTMLInputElement && target.type === "file") {
      target.dispatchEvent(new Event("change", { bubbles: true }));
    } else {
      // React compares with what it set itself last: first something else through its own setter, then the text past it.
      target.value = value === "" ? "0" : "";
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(target), "value").set.call(target, value);
      target.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  const replay = (entry) => {
    const { kind, target } = entry;
    if (!target.isConnected) return;
    replaying = true;
    if (kind === "value") feed(entry);
    else if (kind === "send") target.requestSubmit();
    else if (kind === "key") target.dispatchEvent(new KeyboardEvent("keydown", { key: entry.key, ctrlKey: entry.ctrlKey, metaKey: entry.metaKey, bubbles: true, cancelable: true }));
    else if (!target.disabled) {
      // Menus open when the pointer goes down, buttons act when it comes up.
      const pointer = { bubbles: true, cancelable: true, button: 0, pointerType: "mouse" };
      target.dispatchEvent(new PointerEvent("pointerdown", pointer));
      target.dispatchEvent(new PointerEvent("pointerup", pointer));
      target.click();
    }
    replaying = false;
  };
  // What is meant for the page as a whole waits until all of it lives, also for what the server is still sending; longer than anybody waits, it is let go.
  let carrying = false;
  const carryOn = () => {
    if (carrying) return;
    carrying = true;
    setTimeout(() => {
      carrying = false;
      const at = log.findIndex((entry) => entry.anywhere && ((entry.frame ? begun : allLive()) || performance.now() - entry.keptAt > 15000));
      if (at >= 0) {
        const [entry] = log.splice(at, 1);
        if (performance.now() - entry.keptAt <= 15000) replay(entry);
      }
      if (log.some((entry) => entry.anywhere)) carryOn();
    }, 25);
  };
  const ready = (entry, part) => !entry.anywhere && partOf(entry.target) === part;
  const drain = (part, values) => {
    const at = log.findIndex((entry) => (!values || entry.kind === "value") && ready(entry, part));
    if (at >= 0) {
      replay(log.splice(at, 1)[0]);
      if (values) return drain(part, true);
      return setTimeout(() => drain(part, false), 0);
    }
    if (values) return setTimeout(() => drain(part, false), 0);
    if (part) live.add(part);
    else begun = true;
  };
  window.naruEarly = {
    /** A part (or, with null, what is in no part) is alive: what was typed goes in at once, the rest one after another. */
    live: (part) => drain(part, true),
    isLive: allLive,
  };
  addEventListener("DOMContentLoaded", () => {
    if (document.activeElement === document.body) document.querySelector("[data-first-focus]")?.focus();
  });
  addEventListener("beforeinput", onBefore, true);
  addEventListener("input", onValue, true);
  addEventListener("change", onValue, true);
  addEventListener("click", onClick, true);
  addEventListener("submit", onSubmit, true);
  addEventListener("keydown", onKey, true);
})();`;
