import { defineQuery } from "@/server/platform/command";
import { activityInput } from "../inputs";
import { shownActivity } from "./activities-of";

/** One activity as it is now, withdrawn or not. @throws NaruError `record.not_found` */
export const getActivity = defineQuery({
  name: "activities.get-activity",
  permission: "customers.view",
  input: activityInput,
  run: (scope, { activityId }) => shownActivity(scope, activityId),
});
