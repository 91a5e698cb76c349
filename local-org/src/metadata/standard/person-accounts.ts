/**
 * Fields that Account has when Person Accounts are on. Salesforce Help, "Fields available for Person Accounts": the contact's
 * standard fields under `Person…`, its custom fields as `…__pc`.
 */
export const PERSON_ACCOUNT_FIELDS: ReadonlySet<string> = new Set([
  ...['IsPersonAccount', 'PersonContactId', 'FirstName', 'LastName', 'Salutation', 'PersonEmail', 'PersonTitle'],
  ...[
    'PersonDepartment',
    'PersonBirthdate',
    'PersonLeadSource',
    'PersonMobilePhone',
    'PersonHomePhone',
    'PersonOtherPhone',
  ],
  ...['PersonAssistantName', 'PersonAssistantPhone', 'PersonMailingStreet', 'PersonMailingCity', 'PersonMailingState'],
  ...['PersonMailingPostalCode', 'PersonMailingCountry', 'PersonMailingLatitude', 'PersonMailingLongitude'],
  ...[
    'PersonMailingGeocodeAccuracy',
    'PersonMailingAddress',
    'PersonOtherStreet',
    'PersonOtherCity',
    'PersonOtherState',
  ],
  ...['PersonOtherPostalCode', 'PersonOtherCountry', 'PersonOtherLatitude', 'PersonOtherLongitude'],
  ...['PersonOtherGeocodeAccuracy', 'PersonOtherAddress', 'PersonHasOptedOutOfEmail', 'PersonHasOptedOutOfFax'],
  ...['PersonDoNotCall', 'PersonLastCURequestDate', 'PersonLastCUUpdateDate', 'PersonEmailBouncedReason'],
  ...['PersonEmailBouncedDate', 'PersonIndividualId'],
]);
