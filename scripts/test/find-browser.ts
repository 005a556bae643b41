import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { inProject } from "../services/project-root";
import { runProgram } from "../services/run-program";

export interface BrowserChoice {
  /** Empty: Playwright's own. */
  executable: string;
  args: string[];
}

const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const asRoot = process.getuid?.() === 0;
const args = asRoot ? ["--no-sandbox"] : [];

async function launches(choice: BrowserChoice): Promise<string | null> {
  try {
    const browser = await chromium.launch({ executablePath: choice.executable || undefined, args: choice.args });
    await browser.close();
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? error.message) : String(error);
  }
}

async function installDebianChromium(say: (line: string) => void): Promise<void> {
  say("No browser here: installing Debian's chromium.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update", "-q"], { env });
  await runProgram("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { env });
}

/**
 * A Chromium that starts on this machine, installed first where that is possible:
 * the system's, Playwright's, Debian's package (as root), Playwright's download. Otherwise the reason why there is none.
 */
export async function findBrowser(say: (line: string) => void): Promise<BrowserChoice | { reason: string }> {
  const installed = () => systemBrowsers.filter((path) => existsSync(path)).map((executable) => ({ executable, args }));
  const own = { executable: "", args };
  let reason = "no browser is installed";
  const attempt = async (choices: BrowserChoice[]): Promise<BrowserChoice | null> => {
    for (const choice of choices) {
      const failure = await launches(choice);
      if (failure === null) return choice;
      reason = failure;
    }
    return null;
  };
  const present = await attempt([...installed(), ...(existsSync(chromium.executablePath()) ? [own] : [])]);
  if (present) return present;
  if (asRoot && existsSync("/usr/bin/apt-get")) {
    await installDebianChromium(say);
    const debian = await attempt(installed());
    if (debian) return debian;
  }
  say("Downloading Playwright's Chromium.");
  const download = await runProgram(process.execPath, [inProject("node_modules/@playwright/test/cli.js"), "install", "chromium"]);
  if (download.code !== 0) return { reason: `no Chromium could be installed (${download.stderr.trim().split("\n").at(-1) ?? reason})` };
  return (await attempt([own])) ?? { reason };
}
