export { createCustomer } from "./commands/create-customer";
export { updateCustomer } from "./commands/update-customer";
export { upsertCustomer, type UpsertOutcome } from "./commands/upsert-customer";
export { activateCustomer, archiveCustomer } from "./commands/set-customer-status";
export { assignOwner } from "./commands/assign-owner";
export { addLegalEntity, replaceEntity, setDefaultEntity, updateLegalEntity } from "./commands/manage-legal-entities";
export { addContact, archiveContact, updateContact } from "./commands/manage-contacts";
export { addAddress, archiveAddress, setDefaultAddress, updateAddress } from "./commands/manage-addresses";
export {
  activatePaymentTerms,
  archivePaymentTerms,
  createPaymentTerms,
  installPaymentTerms,
  updatePaymentTerms,
} from "./commands/manage-payment-terms";
export { customerVisible, ofEntity, onlyCustomersOf, requireVisibleCustomer, visibleInStatement } from "./queries/customer-visible";
export { findCustomerByCode, findCustomerIdsByCodes } from "./queries/find-by-code";
export { getCustomer, type CustomerAction } from "./queries/get-customer";
export { getContactOf, getDefaultAddresses, getLegalEntity, getOrderDefaults } from "./queries/get-order-defaults";
export { getPaymentTerms, listPaymentTerms } from "./queries/list-payment-terms";
export { listOwners } from "./queries/list-owners";
export { listCustomerChoices } from "./queries/list-customer-choices";
export { listCustomers, readCustomers } from "./queries/list-customers";
export { lookUpCustomers } from "./queries/look-up-customers";
export { requireAddress } from "./queries/find-parties";
export { CUSTOMER_TYPES, FIELDS_OF_TYPE, type CustomerType } from "./rules/customer-type";
export { dueDate, type Terms } from "./rules/due-date";
export { defaultEntityOn, validOn } from "./rules/entity-span";
export { customerNameOrder, customerPlaceText, readCustomerPlace, walksAlongNames } from "./queries/customer-name-order";
export { planDocumentSearch, type SearchedWord } from "./queries/plan-document-search";
export { customerRecord } from "./store-image";
export { ADDRESS_KINDS, CONTACT_ROLES, createCustomerInput, listCustomersInput } from "./inputs";
