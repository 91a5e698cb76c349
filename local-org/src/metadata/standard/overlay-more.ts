/**
 * As `overlay-sales.ts`, for objects that other people's projects touch now and then. Fields are those of the schema;
 * key prefixes are from the Object Reference where it names them, else assumed.
 */
export const MORE_OVERLAY = `
AggregateResult 0ag "Aggregate Results" no-owner read-only
ContactPointAddress 8lW "Contact Point Addresses" name=Name
  Name string(255) required
  ParentId reference to(Account,Individual) children=ContactPointAddresses
  City string(40)
  Street textarea(255)
  State string(80)
  Country string(80)
  PostalCode string(20)
  PreferenceRank int(9)
ContactPointEmail 9Vl "Contact Point Emails" name=EmailAddress
  EmailAddress email(255) required
  ParentId reference to(Account,Individual) children=ContactPointEmails
  PreferenceRank int(9)
ContactPointPhone 0ow "Contact Point Phones" name=TelephoneNumber
  TelephoneNumber string(40) required
  ParentId reference to(Account,Individual) children=ContactPointPhones
  PreferenceRank int(9)
ContactPointConsent 0ZX "Contact Point Consents" name=Name
  Name string(255) required
QuickText 574 "Quick Text" name=Name
  Name string(255) required
  Message textarea(4096) required
ListEmail 0XB "List Emails" name=Name
  Name string(255) required
ProcessInstanceWorkitem 04i "Approval Requests" no-owner read-only
ProcessInstanceStep 04h "Process Instance Steps" no-owner read-only
ProcessDefinition 04a "Process Definitions" no-owner read-only
ProcessNode 04b "Process Nodes" no-owner read-only
EmailMessageRelation 0EM "Email Message Relations" no-owner no-update
  EmailMessageId reference required children=EmailMessageRelations
  RelationId reference to(Contact,Lead,User)
  RelationType picklist [ToAddress|CcAddress|BccAddress|FromAddress|OtherAddress] required restricted
ContentDistribution 05D "Content Deliveries" name=Name
  Name string(100) required
  ContentVersionId reference required
ContentFolder 07H "Content Folders" name=Name no-owner
  Name string(255) required
ContentWorkspaceDoc 059 "Library Documents" no-owner
AppMenuItem 0DS "App Menu Items" name=Name no-owner read-only
ApexPage 066 "Visualforce Pages" name=Name no-owner read-only
ApexComponent 099 "Visualforce Components" name=Name no-owner read-only
ApexEmailNotification 0Ac "Apex Email Notifications" no-owner setup
ApexTestRunResult 05m "Apex Test Run Results" no-owner read-only
ApexTestSuite 05F "Apex Test Suites" no-owner read-only
PlatformCachePartition 0Er "Platform Cache Partitions" no-owner read-only
AuthProvider 0SO "Auth. Providers" no-owner read-only
AccountContactRelation 07k "Account Contact Relationships" no-owner
OpportunityHistory 008 "Opportunity History" no-owner read-only
CaseContactRole 03j "Case Contact Roles" no-owner
ContractContactRole 02a "Contract Contact Roles" no-owner
CaseTeamMember 0B7 "Case Team Members" no-owner
CaseTeamRole 0B8 "Case Team Roles" name=Name no-owner
  Name string(80) required
Partner 00I Partners no-owner
CampaignShare 08s "Campaign Share" no-owner share
  CampaignId reference required no-update children=Shares
  UserOrGroupId reference to(User,Group) required no-update
EventRelation 0RE "Event Relations" no-owner
ServiceContract 810 "Service Contracts" name=Name
  Name string(255) required
Entitlement 550 Entitlements name=Name no-owner
  Name string(255) required
WorkOrder 0WO "Work Orders" name=WorkOrderNumber
  WorkOrderNumber string(255) autonumber={00000000}
WorkOrderLineItem 1WL "Work Order Line Items" name=LineItemNumber no-owner
  LineItemNumber string(255) autonumber={00000000}
AssetRelationship 1AR "Asset Relationships" no-owner
FlowDefinitionView 3dd "Flow Definitions" no-owner read-only
FlowVersionView 301 "Flow Versions" no-owner read-only
FeedAttachment 08x "Feed Attachments" no-owner
FeedLike 0I0 "Feed Likes" no-owner
EntitySubscription 0E8 "Entity Subscriptions" no-owner
UserLogin 0Yw "User Logins" no-owner setup no-create
BusinessProcess 019 "Business Processes" name=Name no-owner read-only
Period 026 Periods no-owner read-only
DuplicateRule 0Bm "Duplicate Rules" no-owner read-only
DuplicateRecordSet 0GK "Duplicate Record Sets" name=Name no-owner
  Name string(30) autonumber=DRS-{000000}
DuplicateRecordItem 0GL "Duplicate Record Items" name=Name no-owner
  Name string(30) autonumber=DRI-{000000}
WebLink 00b "Custom Buttons or Links" name=Name no-owner read-only
CategoryNode 02o "Category Nodes" no-owner
CategoryData 02b "Category Data" no-owner
Macro 0JZ Macros name=Name
  Name string(255) required
`;
