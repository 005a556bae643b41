import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { textInput } from "@/server/kernel/inputs";
import { LIST_NAMES, NARROWEST_PX, WIDEST_PX } from "@/server/kernel/lists";

export const viewId = idOf("list_view");
export const exportId = idOf("list_export");
const version = z.number().int().positive();

export const listNameInput = z.enum(LIST_NAMES);
/** What the address of a list says. Names that the list does not know are left out when they are kept. */
export const listParamsInput = z.record(z.string().max(40), z.string().max(300)).refine((params) => Object.keys(params).length <= 40, { error: "input.too_many" });
const columnKeys = z.array(z.string().max(40)).max(60);
export const layoutInput = z.object({
  columns: columnKeys.nullable(),
  cards: columnKeys.nullish(),
  widths: z.record(z.string().max(40), z.number().int().min(NARROWEST_PX).max(WIDEST_PX)),
  density: z.enum(["normal", "compact"]),
});

export const listStateInput = z.object({ list: listNameInput });
export const saveViewInput = z.object({
  list: listNameInput,
  name: textInput(60),
  shared: z.boolean().default(false),
  params: listParamsInput,
  layout: layoutInput.nullable(),
});
export const updateViewInput = z.object({
  viewId,
  version,
  name: textInput(60).optional(),
  shared: z.boolean().optional(),
  params: listParamsInput.optional(),
  layout: layoutInput.nullish(),
});
export const viewInput = z.object({ viewId });
export const defaultViewInput = z.object({ list: listNameInput, viewId: viewId.nullable() });
export const keepLayoutInput = z.object({ list: listNameInput, layout: layoutInput.nullable() });

export const EXPORT_FORMATS = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const startExportInput = z.object({
  list: listNameInput,
  format: z.enum(EXPORT_FORMATS),
  params: listParamsInput,
  /** The columns wanted, in their order. */
  columns: columnKeys.min(1),
  /** Language of the headings and states. */
  language: z.enum(["en", "ko", "zh"]).default("en"),
});
export const exportInput = z.object({ exportId });
export const nothing = z.object({});
