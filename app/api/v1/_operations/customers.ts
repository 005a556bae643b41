import { ACTIVITY_KINDS, editActivity, finishNextStep, getActivity, listActivities, logActivity, reopenNextStep, restoreActivity, withdrawActivity } from "@/server/modules/activities";
import { LANGUAGES } from "@/server/kernel/languages";
import { createCustomerWithCredit, listCustomersWithCredit } from "@/server/modules/credit";
import {
  activateCustomer, addAddress, addContact, addLegalEntity, archiveAddress, archiveContact, archiveCustomer, assignOwner, getCustomer, listPaymentTerms, setDefaultAddress, setDefaultEntity, updateAddress,
  updateContact, updateCustomer, updateLegalEntity, upsertCustomer,
} from "@/server/modules/customers";
import { page, reading, writing } from "../_contract/operation";
import { allOf, choice, date, decimal, flag, id, moment, pageOf, text, view, whole } from "../_contract/view-fields";
import { z } from "zod";

const tag = "Customers";

const contact = view("Contact", {
  id: id("contact"), customerId: id("customer"), name: text(), title: text().nullable(), email: text().nullable(), phone: text().nullable(),
  role: choice(["decides", "buys", "pays", "receives"]).nullable(), isPrimary: flag(), version: whole(),
});
const address = view("CustomerAddress", {
  id: id("customer address"), kind: choice(["sold_to", "bill_to", "ship_to"]), label: text(), recipient: text().nullable(), line1: text(), line2: text().nullable(),
  city: text().nullable(), region: text().nullable(), postalCode: text().nullable(), country: text(), isDefault: flag(), version: whole(),
});
const legalEntity = view("LegalEntity", {
  id: id("legal entity"), name: text(), registrationNumber: text().nullable(), taxNumber: text().nullable(), country: text(), isDefault: flag(), version: whole(),
});
const summary = {
  id: id("customer"), code: text(), name: text(), type: choice(["direct", "distributor", "agent"]), regionCode: text().nullable(), phone: text().nullable(),
  email: text().nullable(), ownerUserId: id("user").nullable(), status: choice(["active", "inactive"]), version: whole(), updatedAt: moment(),
};
const customer = view("Customer", {
  ...summary, industry: text().nullable(), website: text().nullable(), bankName: text().nullable(), bankAccount: text().nullable(),
  paymentTermsId: id("payment terms").nullable(), language: choice(LANGUAGES).nullable(), specialNotes: text().nullable(), commissionPercent: decimal().nullable(), commissionPayee: text().nullable(),
  territory: text().nullable(), endUse: text().nullable(), legalEntities: z.array(legalEntity), contacts: z.array(contact), addresses: z.array(address),
});
const paymentTerms = view("PaymentTerms", { id: id("payment terms"), code: text(), name: text(), days: whole(), fromEndOfMonth: flag(), archived: flag(), version: whole() });
const activity = view("Activity", {
  id: id("activity"), customerId: id("customer"), contactId: id("contact").nullable(), kind: choice(ACTIVITY_KINDS), happenedAt: moment(), subject: text(), notes: text().nullable(),
  nextStep: text().nullable(), nextStepOn: date().nullable(), nextStepDoneAt: moment().nullable(), userId: id("user"), version: whole(),
});
const activityRef = view("ActivityRef", { id: id("activity") });
const refOfActivity = ({ activityId }: { activityId: string }) => ({ id: activityId });
const customerRef = view("CustomerRef", { id: id("customer") });
const contactRef = view("ContactRef", { id: id("contact") });
const addressRef = view("AddressRef", { id: id("customer address") });
const refOfAddress = ({ customerAddressId }: { customerAddressId: string }) => ({ id: customerAddressId });
const entityRef = view("LegalEntityRef", { id: id("legal entity") });
const refOfEntity = ({ legalEntityId }: { legalEntityId: string }) => ({ id: legalEntityId });
const ref = (result: { customerId: string }) => ({ id: result.customerId });

export const customerOperations = [
  writing("POST", {
    id: "createCustomer", path: "/customers", tag, scope: "customers:write", summary: "Creates a customer with its legal entity, contacts and addresses", command: createCustomerWithCredit,
    response: view("CreatedCustomer", { id: id("customer"), code: text(), legalEntityId: id("legal entity") }),
    show: ({ customerId, code, legalEntityId }) => ({ id: customerId, code, legalEntityId }),
  }),
  reading("GET", {
    id: "listCustomers", path: "/customers", tag, scope: "customers:read", summary: "Lists customers", query: listCustomersWithCredit, response: pageOf("CustomerPage", view("CustomerSummary", summary)), show: page,
  }),
  reading("GET", {
    id: "getCustomer", path: "/customers/{customerId}", tag, scope: "customers:read", summary: "Reads a customer with its legal entities, contacts and addresses", query: getCustomer, response: customer,
    show: ({ customer: card, entities, contacts, addresses }) => ({ ...card, legalEntities: entities, contacts, addresses }),
  }),
  writing("PUT", {
    id: "updateCustomer", path: "/customers/{customerId}", tag, scope: "customers:write", summary: "Replaces a customer's own fields; `version` is the one that was read", command: updateCustomer, response: customerRef, show: ref,
  }),
  writing("PUT", {
    id: "upsertCustomer", path: "/customers/by-code/{code}", tag, scope: "customers:write", summary: "Creates or changes the customer with a code: absent fields stay, null empties", command: upsertCustomer,
    response: view("UpsertedCustomer", { id: id("customer"), outcome: choice(["created", "updated", "unchanged"]) }), show: ({ customerId, outcome }) => ({ id: customerId, outcome }),
  }),
  writing("POST", { id: "archiveCustomer", path: "/customers/{customerId}/archive", tag, scope: "customers:write", summary: "Puts a customer away: no new orders", command: archiveCustomer, status: 200, response: customerRef, show: ref }),
  writing("POST", { id: "activateCustomer", path: "/customers/{customerId}/activate", tag, scope: "customers:write", summary: "Takes a customer back", command: activateCustomer, status: 200, response: customerRef, show: ref }),
  reading("GET", {
    id: "listContacts", path: "/customers/{customerId}/contacts", tag, scope: "customers:read", summary: "Lists the contacts of a customer", query: getCustomer, response: allOf("ContactList", contact), show: ({ contacts }) => ({ rows: contacts }),
  }),
  writing("POST", { id: "createContact", path: "/customers/{customerId}/contacts", tag, scope: "customers:write", summary: "Adds a contact to a customer", command: addContact, response: contactRef, show: ({ contactId }) => ({ id: contactId }) }),
  writing("PUT", { id: "updateContact", path: "/contacts/{contactId}", tag, scope: "customers:write", summary: "Replaces a contact's fields", command: updateContact, response: contactRef, show: ({ contactId }) => ({ id: contactId }) }),
  writing("POST", { id: "archiveContact", path: "/contacts/{contactId}/archive", tag, scope: "customers:write", summary: "Puts a contact away", command: archiveContact, status: 200, response: contactRef, show: ({ contactId }) => ({ id: contactId }) }),
  writing("POST", {
    id: "createAddress", path: "/customers/{customerId}/addresses", tag, scope: "customers:write", summary: "Adds an address to a customer", command: addAddress,
    response: addressRef, show: refOfAddress,
  }),
  writing("PUT", { id: "updateAddress", path: "/addresses/{customerAddressId}", tag, scope: "customers:write", summary: "Replaces an address; `version` is the one that was read", command: updateAddress, response: addressRef, show: refOfAddress }),
  writing("POST", { id: "setDefaultAddress", path: "/addresses/{customerAddressId}/make-default", tag, scope: "customers:write", summary: "Makes an address the first choice of its kind", command: setDefaultAddress, status: 200, response: addressRef, show: refOfAddress }),
  writing("POST", { id: "archiveAddress", path: "/addresses/{customerAddressId}/archive", tag, scope: "customers:write", summary: "Puts an address away", command: archiveAddress, status: 200, response: addressRef, show: refOfAddress }),
  writing("POST", { id: "createLegalEntity", path: "/customers/{customerId}/legal-entities", tag, scope: "customers:write", summary: "Adds a company that is invoiced", command: addLegalEntity, response: entityRef, show: refOfEntity }),
  writing("PUT", { id: "updateLegalEntity", path: "/legal-entities/{legalEntityId}", tag, scope: "customers:write", summary: "Replaces a company's fields; `version` is the one that was read", command: updateLegalEntity, response: entityRef, show: refOfEntity }),
  writing("POST", { id: "setDefaultLegalEntity", path: "/legal-entities/{legalEntityId}/make-default", tag, scope: "customers:write", summary: "Makes a company the one that is invoiced unless said otherwise", command: setDefaultEntity, status: 200, response: entityRef, show: refOfEntity }),
  writing("POST", {
    id: "assignOwner", path: "/customers/assign-owner", tag, scope: "customers:write", summary: "Says who looks after customers; null is nobody", command: assignOwner, status: 200,
    response: view("AssignedCustomers", { changed: whole() }),
  }),
  reading("GET", {
    id: "listActivities", path: "/customers/{customerId}/activities", tag, scope: "customers:read", summary: "Lists calls, meetings, visits and notes of a customer, the latest first", query: listActivities,
    response: pageOf("ActivityPage", activity), show: page,
  }),
  reading("GET", { id: "getActivity", path: "/activities/{activityId}", tag, scope: "customers:read", summary: "Reads an activity", query: getActivity, response: activity }),
  writing("POST", { id: "logActivity", path: "/customers/{customerId}/activities", tag, scope: "customers:write", summary: "Logs a call, meeting, visit or note of the key's owner", command: logActivity, response: activityRef, show: refOfActivity }),
  writing("PUT", { id: "updateActivity", path: "/activities/{activityId}", tag, scope: "customers:write", summary: "Replaces what was logged; `version` is the one that was read", command: editActivity, response: activityRef, show: refOfActivity }),
  writing("POST", { id: "withdrawActivity", path: "/activities/{activityId}/withdraw", tag, scope: "customers:write", summary: "Takes an activity out of the history", command: withdrawActivity, status: 200, response: activityRef, show: refOfActivity }),
  writing("POST", { id: "restoreActivity", path: "/activities/{activityId}/restore", tag, scope: "customers:write", summary: "Puts a withdrawn activity back", command: restoreActivity, status: 200, response: activityRef, show: refOfActivity }),
  writing("POST", { id: "finishNextStep", path: "/activities/{activityId}/finish-next-step", tag, scope: "customers:write", summary: "Marks the next step as done", command: finishNextStep, status: 200, response: activityRef, show: refOfActivity }),
  writing("POST", { id: "reopenNextStep", path: "/activities/{activityId}/reopen-next-step", tag, scope: "customers:write", summary: "Marks the next step as not done after all", command: reopenNextStep, status: 200, response: activityRef, show: refOfActivity }),
  reading("GET", { id: "listPaymentTerms", path: "/payment-terms", tag, scope: "customers:read", summary: "Lists payment terms", query: listPaymentTerms, response: allOf("PaymentTermsList", paymentTerms) }),
];
