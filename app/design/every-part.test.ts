import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const app = path.join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(app, file), "utf8");
const all = readdirSync(app, { recursive: true, encoding: "utf8" }).map((file) => file.split(path.sep).join("/"));
const files = (folder: string) => all.filter((file) => file.endsWith(".tsx") && !file.includes(".test.") && file.startsWith(folder));

const EXPORTED = /^export (?:default )?(?:async )?(?:function|const) ([A-Z][a-z]\w*)/gm;
const partsOf = (file: string) => [...read(file).matchAll(EXPORTED)].flatMap(([, name]) => name ?? []);

/** The page, and of what it shows also the inside: a part drawn by a shown part is shown. */
const page = files("design/").map(read).join("\n");

/** What screens may take of the design system: its entrances, and whatever of it is imported by its own path from outside. */
function offeredParts(): Set<string> {
  const outside = files("").filter((file) => !file.startsWith("_ui") && !file.startsWith("design")).map(read).join("\n");
  const byEntrance = ["_ui/index.ts", "_ui/charts/index.tsx", "_ui/line-grid/index.tsx"].flatMap((file) => [...read(file).matchAll(/export \{([^}]*)\}/g)].flatMap(([, names]) => (names ?? "").split(",")));
  const byPath = [...outside.matchAll(/import (?:\{([^}]*)\}|(\w+)) from "@\/app\/_ui\//g)].flatMap(([, names, one]) => (names ?? one ?? "").split(","));
  const named = [...byEntrance, ...byPath].map((name) => name.trim());
  const parts = new Set(files("_ui/").flatMap(partsOf));
  return new Set([...named, ...partsOf("_ui/charts/index.tsx"), ...partsOf("_ui/line-grid/index.tsx")].filter((name) => parts.has(name)));
}

/** Parts that draw nothing of their own, and why. */
const UNSEEN: Readonly<Record<string, string>> = {
  Toaster: "stands in the root layout; its messages are on the page",
  FormatProvider: "hands down how amounts are written; the shell of the page is in it",
  LiveRoot: "tells that the page has come to life", LivePart: "the same for a part",
  CutTextInFull: "adds titles to what is cut off", OfferActions: "hands actions to the palette",
  ThumbAction: "where FormActions and the headers put their buttons on a phone",
  LanguageType: "loads letters", PageHeading: "the heading inside PageHeader and RecordHeader",
};

/** Frames that need the rows of a real list, or hold the page itself. */
const NOT_ALONE: Readonly<Record<string, string>> = {
  ListView: "its parts (FilterBar, DataTable, ViewsMenu, ColumnsButton, ExportButton, PeekPanel, bulk dialogs) are on the page; whole, it is every list of the product",
  ColumnsPanel: "opened by ColumnsButton", BellPanel: "BellPanelSample", BellPopover: "opened by NotificationBell",
  TopBar: "in the Shell of the page", Sidebar: "in the Shell of the page", NavigationList: "in Sidebar", Breadcrumbs: "in TopBar", CreateMenu: "in TopBar", FunctionGate: "shows FunctionOff",
  ExportRows: "the files of ExportTray", ImportTray: "asks which imports are under way", StatementTray: "asks which sendings are under way", StatementResults: "opened by StatementTray",
  SendStatements: "a bulk action of real customers", StatementsDialog: "opened by SendStatements",
  NewComment: "on every record; it asks for colleagues who may see it", CommentBox: "in NewComment", CommentBody: "a line of Timeline", CommentActions: "beside it", EditComment: "opened by CommentActions",
  CommandPalette: "opened by Ctrl+K on the page",
};

const isShown = (name: string) => new RegExp(`<${name}[\\s>/]`).test(page);

describe("PLT-12 the page of the design system shows every part", () => {
  it("of app/_ui", () => {
    const offered = [...offeredParts()];
    expect(offered.length).toBeGreaterThan(45);
    expect(offered.filter((name) => !isShown(name) && !(name in UNSEEN))).toEqual([]);
  });

  it("and every frame that lists, documents, timelines and the shell share", () => {
    const frames = ["(workspace)/_lists/", "(workspace)/_documents/", "(workspace)/_timeline/", "(workspace)/[tenant]/_shell/"].flatMap((folder) => files(folder)).flatMap(partsOf);
    expect(frames.length).toBeGreaterThan(20);
    expect(frames.filter((name) => !isShown(name) && !(name in NOT_ALONE))).toEqual([]);
  });

  it("catches a part that is missing", () => {
    expect(isShown("NoSuchPart")).toBe(false);
  });

  it("is for development only", () => {
    expect(read("design/page.tsx")).toMatch(/NODE_ENV === "production"\) notFound\(\)/);
  });
});
