/** Where a browser has no idle callback, or is never idle. */
const AT_THE_LATEST_MS = 1_500;

/**
 * Runs once the page has loaded and the browser has nothing to do: what is not needed to use a page must not come before what is.
 * @returns takes it back
 */
export function whenIdle(run: () => void): () => void {
  let takeBack = () => undefined as void;
  const wait = () => {
    if ("requestIdleCallback" in window) {
      const idle = window.requestIdleCallback(run, { timeout: AT_THE_LATEST_MS });
      takeBack = () => window.cancelIdleCallback(idle);
    } else {
      const timer = setTimeout(run, AT_THE_LATEST_MS / 10);
      takeBack = () => clearTimeout(timer);
    }
  };
  if (document.readyState === "complete") wait();
  else {
    window.addEventListener("load", wait, { once: true });
    takeBack = () => window.removeEventListener("load", wait);
  }
  return () => takeBack();
}
