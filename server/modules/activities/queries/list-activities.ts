import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineQuery } from "@/server/platform/command";
import { pageOf, placeOf } from "@/server/platform/keyset";
import { listActivitiesInput } from "../inputs";
import { activitiesOf } from "./activities-of";

/** What took place with a customer, the latest first. @throws NaruError `record.not_found` */
export const listActivities = defineQuery({
  name: "activities.list-activities",
  permission: "customers.view",
  input: listActivitiesInput,
  async run(scope, { customerId, cursor, limit }) {
    await requireVisibleCustomer(scope, customerId);
    return pageOf(await activitiesOf(scope, customerId, cursor ? placeOf(cursor) : null, limit + 1), limit, (row) => row.happenedAt.toISOString());
  },
});
