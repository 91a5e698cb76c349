/**
 * What the generated schema doesn't say about sales objects: lengths, required flags, picklists, labels, key prefixes.
 * Grammar: `overlay-text.ts`. Where each line is from:
 *
 * - objects marked `recorded`: every line was compared with an answer of `sobjects/<Object>/describe` that a real org gave,
 *   in SFDO-Tooling/CumulusCI, `cumulusci/tests/shared_cassettes/GET_sobjects_<Object>_describe.yaml`. Lengths of picklists
 *   (255, 40 in older recordings) are those of `cumulusci/tests/cassettes/GET_sobjects_Account_PersonAccount_describe.yaml`;
 * - `recorded=j9mags`: compared with a model that `inspectdb` wrote from an org, in j9mags/project, `integration/models.py`;
 * - lines of these objects marked `assumed`: fields that the recorded org didn't have or show;
 * - all other objects: required flags, defaults and restrictions from the Object Reference, page
 *   `sforce_api_objects_<object>.htm`; lengths, precision and labels from the Salesforce Field Reference, page
 *   `salesforce_field_reference_<Object>.htm`, where they name them; the rest, and picklist values, assumed.
 */
export const SALES_OVERLAY = `
Account 001 Accounts custom-record-types name=Name recorded
  Name string(255) required compound=Name "Account Name"
  Type picklist [Prospect|Customer - Direct|Customer - Channel|Channel Partner / Reseller|Installation Partner|Technology Partner|Other] "Account Type"
  ParentId reference "Parent Account ID" children=ChildAccounts
  AccountNumber string(40) "Account Number"
  Rating picklist [Hot|Warm|Cold] "Account Rating"
  Tradestyle string(255)
  DunsNumber string(9) "D-U-N-S Number"
  NaicsCode string(8) "NAICS Code"
  NaicsDesc string(120) "NAICS Description"
  YearStarted string(4)
  Ownership picklist [Public|Private|Subsidiary|Other]
  Site string(80) "Account Site"
  Sic string(20) "SIC Code"
  SicDesc string(80) "SIC Description"
  TickerSymbol string(20) "Ticker Symbol"
  Industry picklist [Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|Utilities|Other]
  AnnualRevenue currency(18,0) "Annual Revenue"
  NumberOfEmployees int(8) "Employees"
  Phone phone(40) "Account Phone"
  Fax phone(40) "Account Fax"
  Website url(255)
  Description textarea(32000) "Account Description"
  AccountSource picklist [Web|Phone Inquiry|Partner Referral|Purchased List|Other] "Account Source"
  PhotoUrl url(255) ro
  Jigsaw string(20)
  JigsawCompanyId string(20) ro
  IsCustomerPortal boolean no-create "Customer Portal Account"
  MasterRecordId reference ro
Contact 003 Contacts custom-record-types name=Name recorded
  LastName string(80) required compound=Name "Last Name"
  FirstName string(40) compound=Name "First Name"
  Salutation picklist(40) [Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.] compound=Name
  Name string(121) ro "Full Name"
  AccountId reference "Account ID" children=Contacts
  ReportsToId reference
  IndividualId reference children=Contacts
  Title string(128)
  Department string(80)
  AssistantName string(40) "Assistant's Name"
  LeadSource picklist [Web|Phone Inquiry|Partner Referral|Purchased List|Other]
  Description textarea(32000) "Contact Description"
  Email email(80) idLookup
  MasterRecordId reference ro
  LastCURequestDate datetime ro "Last Stay-in-Touch Request Date"
  LastCUUpdateDate datetime ro "Last Stay-in-Touch Save Date"
  EmailBouncedReason string(255)
  IsEmailBounced boolean ro
  PhotoUrl url(255) ro
  Jigsaw string(20)
  JigsawContactId string(20) ro
  CanAllowPortalSelfReg absent assumed
  Phone "Business Phone"
  Fax "Business Fax"
  AssistantPhone "Asst. Phone"
Lead 00Q Leads custom-record-types name=Name recorded
  LastName string(80) required compound=Name
  FirstName string(40) compound=Name
  Salutation picklist(40) [Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.] compound=Name
  Name string(121) ro "Full Name"
  Company string(255) required
  Title string(128)
  Status picklist [Open - Not Contacted*|Working - Contacted|Closed - Converted|Closed - Not Converted] defaulted
  LeadSource picklist [Web|Phone Inquiry|Partner Referral|Purchased List|Other]
  Industry picklist [Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|Utilities|Other]
  Rating picklist [Hot|Warm|Cold]
  AnnualRevenue currency(18,0)
  NumberOfEmployees int(8) "Employees"
  Description textarea(32000)
  Email email(80) idLookup
  MobilePhone phone(40)
  Fax phone(40)
  DoNotCall boolean assumed
  HasOptedOutOfEmail boolean assumed
  HasOptedOutOfFax boolean assumed
  OwnerId reference to(User,Group)
  MasterRecordId reference ro
  ConvertedDate date ro
  ConvertedAccountId reference ro
  ConvertedContactId reference ro
  ConvertedOpportunityId reference ro
  PhotoUrl url(255) ro
  IsConverted no-update "Converted"
  IsUnreadByOwner "Unread By Owner"
  Jigsaw string(20)
  JigsawContactId string(20) ro
  EmailBouncedReason no-create
  EmailBouncedDate no-create
Opportunity 006 Opportunities custom-record-types name=Name recorded
  Name string(120) required idLookup
  StageName picklist [Prospecting|Qualification|Needs Analysis|Value Proposition|Id. Decision Makers|Perception Analysis|Proposal/Price Quote|Negotiation/Review|Closed Won|Closed Lost] required "Stage"
  CloseDate date required "Close Date"
  AccountId reference "Account ID" children=Opportunities
  ContactId reference no-update
  ContractId reference children=Opportunities assumed
  SyncedQuoteId reference assumed
  Amount currency(18,2)
  Probability percent(3,0) defaulted "Probability (%)"
  ExpectedRevenue currency(18,2) ro "Expected Amount"
  TotalOpportunityQuantity double(18,2) "Quantity"
  Type picklist [Existing Customer - Upgrade|Existing Customer - Replacement|Existing Customer - Downgrade|New Customer] "Opportunity Type"
  NextStep string(255)
  LeadSource picklist [Web|Phone Inquiry|Partner Referral|Purchased List|Other]
  Description textarea(32000)
  IsPrivate boolean "Private"
  IsClosed boolean ro
  IsWon boolean ro
  ForecastCategory picklist(40) [Omitted|Pipeline|BestCase|MostLikely|Forecast|Closed] ro restricted
  ForecastCategoryName picklist [Omitted|Pipeline|Best Case|Commit|Closed] defaulted restricted "Forecast Category"
  HasOpportunityLineItem boolean ro "Has Line Item"
  HasOpenActivity boolean ro
  HasOverdueTask boolean ro
  FiscalQuarter int(8) ro compound=Fiscal
  FiscalYear int(8) ro compound=Fiscal
  Fiscal string(6) ro "Fiscal Period"
  LastStageChangeDate datetime ro
  PushCount int(9) ro assumed
  Pricebook2Id defaulted "Price Book ID"
OpportunityLineItem 00k "Opportunity Products" no-record-types no-owner name=Name label="Opportunity Product"
  OpportunityId reference required master children=OpportunityLineItems
  PricebookEntryId reference
  Product2Id reference
  Name string(376) ro
  Quantity double(12,2) required
  UnitPrice currency(18,2)
  TotalPrice currency(18,2)
  Subtotal currency(18,2) ro
  ListPrice currency(18,2) ro
  Discount percent(5,2)
  ProductCode string(255) ro
  Description string(255)
OpportunityContactRole 00K "Opportunity Contact Role" label="Opportunity Contact Role" no-owner recorded
  OpportunityId reference required master children=OpportunityContactRoles no-update
  ContactId reference required children=OpportunityContactRoles
  Role picklist [Business User|Decision Maker|Economic Buyer|Economic Decision Maker|Evaluator|Executive Sponsor|Influencer|Technical Buyer|Other]
  Id "Contact Role ID"
  IsPrimary "Primary"
OpportunityStage 01J "Opportunity Stage" read-only
Product2 01t Products name=Name label=Product custom-record-types no-owner
  Name string(255) required "Product Name"
  ProductCode string(255)
  Description textarea(4000)
  Family picklist [None]
  IsActive boolean
  DisplayUrl url(1000)
  QuantityUnitOfMeasure picklist [Each]
  StockKeepingUnit string(180)
  ExternalId string(255)
  IsArchived boolean ro
Pricebook2 01s "Price Books" name=Name label="Price Book" no-owner
  Name string(255) required
  Description string(255)
  IsStandard boolean ro
  IsArchived boolean ro
PricebookEntry 01u "Price Book Entries" name=Name label="Price Book Entry" no-owner
  Pricebook2Id reference required children=PricebookEntries no-update
  Product2Id reference required children=PricebookEntries no-update
  UnitPrice currency(18,2) required
  Name string(255) ro
  ProductCode string(255) ro
  UseStandardPrice boolean
  IsArchived boolean ro
Quote 0Q0 Quotes name=Name custom-record-types
  Name string(255) required
  OpportunityId reference required children=Quotes no-update
  QuoteNumber string(30) autonumber={00000000}
  Status picklist [Draft|Needs Review|In Review|Approved|Rejected|Presented|Accepted|Denied]
  Subtotal currency(18,2) ro
  TotalPrice currency(18,2) ro
  GrandTotal currency(18,2) ro
  Discount percent(5,2) ro
  Tax currency(18,2)
  ShippingHandling currency(18,2)
  LineItemCount int(9) ro
  IsSyncing boolean ro
QuoteLineItem 0QL "Quote Line Items" no-owner
  QuoteId reference required master children=QuoteLineItems
  PricebookEntryId reference required
  Quantity double(12,2) required
  UnitPrice currency(18,2) required
  Discount percent(5,2)
  TotalPrice currency(18,2) ro
  Subtotal currency(18,2) ro
  ListPrice currency(18,2) ro
Contract 800 Contracts name=ContractNumber custom-record-types
  AccountId reference required children=Contracts
  ContractNumber string(30) autonumber={00000000}
  Name string(80)
  Status picklist [Draft*|In Approval Process|Activated] defaulted
  StatusCode picklist [Draft|InApproval|Activated|Terminated|Expired|Rejected|Negotiating|AwaitingSignature|SignatureDeclined|Signed|Cancelled|Canceled] ro
  ContractTerm int(4)
  Description textarea(32000)
  SpecialTerms textarea(4000)
  ActivatedDate datetime
  EndDate date ro
  CustomerSignedTitle string(40)
Order 801 Orders name=OrderNumber custom-record-types
  AccountId reference children=Orders
  EffectiveDate date required "Order Start Date"
  Status picklist [Draft|Activated] required
  StatusCode picklist [Draft|Activated|Canceled|Expired] ro
  OrderNumber string(30) autonumber={00000000}
  Name string(80)
  PoNumber string(80)
  OrderReferenceNumber string(80)
  Type picklist []
  TotalAmount currency(18,2) ro
  IsReductionOrder boolean no-update
  ActivatedDate datetime ro
OrderItem 802 "Order Products" name=OrderItemNumber label="Order Product" no-owner
  OrderId reference required master children=OrderItems
  PricebookEntryId reference required no-update
  OrderItemNumber string(30) autonumber={0000000000}
  Quantity double(18,2) required
  UnitPrice currency(18,2)
  ListPrice currency(18,2) ro
  TotalPrice currency(18,2) ro
  AvailableQuantity double(18,2) ro
Asset 02i Assets name=Name custom-record-types
  Name string(255) required "Asset Name"
  AccountId reference children=Assets
  ContactId reference children=Assets
  ParentId reference children=ChildAssets
  Product2Id reference children=Assets
  Status picklist [Shipped|Installed|Registered|Obsolete|Purchased]
  SerialNumber string(80)
  Price currency(18,2)
  Quantity double(12,2)
  Description textarea(32000)
Campaign 701 Campaigns name=Name custom-record-types
  Name string(80) required
  Type picklist [Conference|Webinar|Trade Show|Public Relations|Partners|Referral Program|Advertisement|Banner Ads|Direct Mail|Email|Telemarketing|Other]
  Status picklist [Planned*|In Progress|Completed|Aborted]
  ParentId reference children=ChildCampaigns
  ExpectedRevenue currency(18,0)
  BudgetedCost currency(18,0)
  ActualCost currency(18,0)
  ExpectedResponse percent(10,2)
  NumberSent double(18,0)
  Description textarea(32000)
  NumberOfLeads int(9) ro
  NumberOfConvertedLeads int(9) ro
  NumberOfContacts int(9) ro
  NumberOfResponses int(9) ro
  NumberOfOpportunities int(9) ro
  NumberOfWonOpportunities int(9) ro
  AmountAllOpportunities currency(18,0) ro
  AmountWonOpportunities currency(18,0) ro
CampaignMember 00v "Campaign Members" no-owner label="Campaign Member"
  CampaignId reference required master no-update children=CampaignMembers
  LeadId reference children=CampaignMembers
  ContactId reference children=CampaignMembers
  Status picklist [Sent*|Responded]
  HasResponded boolean ro
CampaignMemberStatus 01Y "Campaign Member Status" no-owner
  CampaignId reference required children=CampaignMemberStatuses
  Label string(765) required
Individual 0PK Individuals name=Name
  LastName string(80) required
  FirstName string(40)
  Name string(121) ro
  ConsumerCreditScore int(9)
  ConsumerCreditScoreProviderName string(80)
  ChildrenCount int(9)
  ConvictionsCount int(9)
  InfluencerRating int(9)
  DeathDate date
  IsHomeOwner boolean
  MilitaryService picklist [Yes|No]
  Occupation string(150)
  Website url(255)
AccountContactRole 02Z "Account Contact Role" no-owner
  AccountId reference required children=AccountContactRoles
  ContactId reference required children=AccountContactRoles
CurrencyType 01L "Currency Types" setup no-owner
DatedConversionRate 04w "Dated Conversion Rates" setup no-owner
`;
