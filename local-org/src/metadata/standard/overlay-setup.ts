/**
 * As `overlay-sales.ts`, for users, rights, code, jobs and other setup objects. `setup` marks objects that can't be mixed
 * with others in one transaction's DML: Apex Developer Guide, "sObjects That Cannot Be Used Together in DML Operations".
 */
export const SETUP_OVERLAY = `
User 005 Users name=Name no-owner sharing=Read no-delete
  Username string(80) required idLookup unique
  LastName string(80) required
  FirstName string(40)
  Name string(121) ro "Full Name"
  Email email(128) required idLookup
  Alias string(8) required
  CommunityNickname string(40) defaulted "Nickname"
  TimeZoneSidKey picklist [] required "Time Zone"
  LocaleSidKey picklist [] required "Locale"
  EmailEncodingKey picklist [UTF-8|ISO-8859-1|Shift_JIS|ISO-2022-JP|EUC-JP|ks_c_5601-1987|Big5|GB2312|Big5-HKSCS|x-SJIS_0213] required restricted "Email Encoding"
  LanguageLocaleKey picklist [] required "Language"
  ProfileId reference required
  UserRoleId reference
  ManagerId reference
  ContactId reference to(Contact)
  AccountId reference to(Account) ro
  IsActive boolean default=true "Active"
  IsPortalEnabled boolean absent
  UserType picklist [Standard|PowerPartner|PowerCustomerSuccess|CustomerSuccess|Guest|CspLitePortal|CsnOnly|AutomatedProcess|CloudIntegrationUser] ro
  Title string(80)
  Department string(80)
  Division string(80)
  CompanyName string(80)
  EmployeeNumber string(20)
  FederationIdentifier string(512)
  AboutMe textarea(1000)
  Signature textarea(1333)
  DelegatedApproverId reference to(User,Group)
  DefaultGroupNotificationFrequency picklist [P|D|W|N*]
  DigestFrequency picklist [D*|W|N]
  LastLoginDate datetime ro
Profile 00e Profiles name=Name no-owner setup
  Name string(255) idLookup
  UserLicenseId reference to(UserLicense) ro
  Description string(255)
UserRole 00E Role name=Name no-owner setup label=Role
  Name string(80) required
  DeveloperName string(80)
  ParentRoleId reference to(UserRole)
  RollupDescription string(80)
  OpportunityAccessForAccountOwner picklist [None|Read|Edit*] restricted
  CaseAccessForAccountOwner picklist [None|Read|Edit*] restricted
  ContactAccessForAccountOwner picklist [None|Read|Edit*] restricted
Group 00G Groups name=Name no-owner setup
  Name string(40) required
  DeveloperName string(80)
  Type picklist [Regular*|Role|RoleAndSubordinates|RoleAndSubordinatesInternal|Organization|Queue|Territory|TerritoryAndSubordinates] no-update
  RelatedId reference to(User,UserRole) ro
  OwnerId reference to(User,Organization) ro
  Email email(255)
  DoesIncludeBosses boolean default=true
  DoesSendEmailToMembers boolean
GroupMember 011 "Group Members" no-owner setup
  GroupId reference required no-update children=GroupMembers
  UserOrGroupId reference to(User,Group) required no-update
QueueSobject 03g "Queue sObjects" no-owner setup
  QueueId reference to(Group) required no-update
  SobjectType picklist [] required no-update
Organization 00D Organizations name=Name no-owner label=Organization no-create no-delete
  Name string(80) "Name"
  InstanceName string(5) ro
  IsSandbox boolean ro
  OrganizationType picklist [Developer Edition|Enterprise Edition|Unlimited Edition|Professional Edition] ro
  NamespacePrefix string(15) ro
  TrialExpirationDate datetime ro
  Division string(80)
  PrimaryContact string(80)
  LanguageLocaleKey picklist []
  TimeZoneSidKey picklist []
  DefaultLocaleSidKey picklist []
RecordType 012 "Record Types" name=Name no-owner setup no-delete recorded=j9mags
  Name string(80) required
  DeveloperName string(80) required
  SobjectType picklist(40) [] required no-update
  IsActive boolean no-create "Active"
  Description string(255)
PermissionSet 0PS "Permission Sets" name=Name no-owner setup
  Name string(80) required
  Label string(80) required
  LicenseId reference to(UserLicense,PermissionSetLicense)
  ProfileId reference ro
  Description string(255)
  NamespacePrefix string(15) ro
  IsOwnedByProfile boolean ro
  IsCustom boolean ro
  Type picklist [Regular*|Standard|Session|Group|Profile] ro
PermissionSetAssignment 0Pa "Permission Set Assignments" no-owner setup no-update
  PermissionSetId reference children=Assignments
  PermissionSetGroupId reference children=Assignments
  AssigneeId reference required children=PermissionSetAssignments
  IsActive boolean ro
PermissionSetGroup 0PG "Permission Set Groups" name=DeveloperName no-owner setup
  DeveloperName string(80) required
  MasterLabel string(80) required
  Status picklist [Updated*|Outdated|Updating|Failed] ro
PermissionSetGroupComponent 0PM "Permission Set Group Components" no-owner setup
  PermissionSetGroupId reference required
  PermissionSetId reference required
ObjectPermissions 110 "Object Permissions" no-owner setup
  ParentId reference to(PermissionSet) required no-update children=ObjectPerms
  SobjectType picklist [] required no-update
FieldPermissions 01k "Field Permissions" no-owner setup
  ParentId reference to(PermissionSet) required no-update children=FieldPerms
  SobjectType picklist [] required no-update
  Field picklist [] required no-update
SetupEntityAccess 0J0 "Setup Entity Access" no-owner setup no-update
  ParentId reference to(PermissionSet) required children=SetupEntityAccessItems
  SetupEntityId reference to(ApexClass,CustomPermission,NamedCredential) required
  SetupEntityType picklist [] ro
CustomPermission 0CP "Custom Permissions" name=DeveloperName no-owner setup
  DeveloperName string(80) required
  MasterLabel string(80) required
UserLicense 100 "User Licenses" name=Name no-owner read-only
  Name string(40)
  LicenseDefinitionKey string(40)
  MasterLabel string(40)
PermissionSetLicense 0PL "Permission Set Licenses" name=MasterLabel no-owner read-only
PermissionSetLicenseAssign 2LA "Permission Set License Assignments" no-owner setup
  PermissionSetLicenseId reference required
  AssigneeId reference required
UserPermissionAccess 0Qu "User Permission Access" no-owner read-only
  PermissionsApiEnabled boolean ro
  PermissionsAuthorApex boolean ro
  PermissionsCustomizeApplication boolean ro
  PermissionsManageUsers boolean ro
  PermissionsModifyAllData boolean ro
  PermissionsModifyMetadata boolean ro
  PermissionsViewAllData boolean ro
  PermissionsViewSetup boolean ro
UserRecordAccess 0Fn "User Record Access" no-owner read-only
  RecordId string(18)
AuthSession 0Ak "Auth Sessions" no-owner read-only
LoginHistory 0Ya "Login History" no-owner read-only
SetupAuditTrail 0Ym "Setup Audit Trail Entries" no-owner read-only
ApexClass 01p "Apex Classes" name=Name no-owner read-only label="Apex Class"
  Name string(255)
  Body textarea(1000000) long
  ApiVersion double(18,1)
  Status picklist [Inactive|Active|Deleted]
ApexTrigger 01q "Apex Triggers" name=Name no-owner read-only label="Apex Trigger"
  Name string(255)
  Body textarea(1000000) long
  ApiVersion double(18,1)
  TableEnumOrId picklist []
  Status picklist [Inactive|Active|Deleted]
AsyncApexJob 707 "Apex Jobs" no-owner read-only label="Apex Job"
  JobType picklist [Future|SharingRecalculation|ScheduledApex|BatchApex|BatchApexWorker|TestRequest|TestWorker|ApexToken|Queueable]
  Status picklist [Queued|Processing|Aborted|Completed|Failed|Preparing|Holding]
  ExtendedStatus string(1000)
  MethodName string(255)
  ParentJobId reference to(AsyncApexJob)
CronTrigger 08e "Scheduled Jobs" no-owner read-only
  CronExpression string(255)
  State picklist [WAITING|ACQUIRED|EXECUTING|COMPLETE|ERROR|DELETED|PAUSED|BLOCKED|PAUSED_BLOCKED]
  OwnerId reference to(User)
CronJobDetail 08a "Cron Job" name=Name no-owner read-only
  Name string(255)
  JobType picklist [0|3|4|7|8|9|A|F|G|H|I|J]
ApexLog 07L "Apex Debug Log" no-owner read-only
ApexTestResult 07M "Apex Test Result" no-owner read-only
ApexTestQueueItem 709 "Apex Test Queue Item" no-owner read-only
FlowInterview 0Fo "Flow Interview" no-owner read-only
ProcessInstance 04g "Process Instance" no-owner read-only
EventBusSubscriber 0f9 "Event Bus Subscribers" no-owner read-only
StaticResource 081 "Static Resources" name=Name no-owner read-only
  Name string(255)
  Body base64
  ContentType string(120)
  CacheControl picklist [Private|Public]
BusinessHours 01m "Business Hours" name=Name no-owner
  Name string(80) required
  TimeZoneSidKey picklist []
Holiday 0C0 Holidays name=Name no-owner
  Name string(80) required
EntityDefinition 4ie "Entity Definitions" no-owner read-only
  InternalSharingModel string(40) ro
FieldDefinition 4fe "Field Definitions" no-owner read-only
Network 0DB Networks name=Name no-owner
Site 0DM Sites name=Name no-owner
NamedCredential 0XA "Named Credentials" no-owner read-only
CaseStatus 01W "Case Status Value" no-owner read-only
TaskStatus 01T "Task Status Value" no-owner read-only
LeadStatus 01Q "Lead Status Value" no-owner read-only
ContractStatus 811 "Contract Status Value" no-owner read-only
Dashboard 01Z Dashboards no-owner read-only
Report 00O Reports no-owner read-only
ListView 00B "List Views" no-owner read-only
CustomNotificationType 0ML "Custom Notification Types" no-owner setup
AccountShare 00r "Account Share" no-owner share
  AccountId reference required no-update children=Shares
  UserOrGroupId reference to(User,Group) required no-update
  AccountAccessLevel picklist [Read|Edit|All] required restricted
  OpportunityAccessLevel picklist [None|Read|Edit] required restricted
  CaseAccessLevel picklist [None|Read|Edit] restricted
  ContactAccessLevel picklist [None|Read|Edit] restricted
  RowCause picklist [Manual*|Owner|Rule|Team|ImplicitChild|ImplicitParent] no-update
ContactShare 03s "Contact Share" no-owner share
  ContactId reference required no-update children=Shares
  UserOrGroupId reference to(User,Group) required no-update
  ContactAccessLevel picklist [Read|Edit|All] required restricted
  RowCause picklist [Manual*|Owner|Rule|Team|ImplicitChild|ImplicitParent] no-update
OpportunityShare 00t "Opportunity Share" no-owner share
  OpportunityId reference required no-update children=Shares
  UserOrGroupId reference to(User,Group) required no-update
  OpportunityAccessLevel picklist [Read|Edit|All] required restricted
  RowCause picklist [Manual*|Owner|Rule|Team|ImplicitChild|ImplicitParent] no-update
CaseShare 01n "Case Share" no-owner share
  CaseId reference required no-update children=Shares
  UserOrGroupId reference to(User,Group) required no-update
  CaseAccessLevel picklist [Read|Edit|All] required restricted
  RowCause picklist [Manual*|Owner|Rule|Team|ImplicitChild|ImplicitParent] no-update
LeadShare 01o "Lead Share" no-owner share
  LeadId reference required no-update children=Shares
  UserOrGroupId reference to(User,Group) required no-update
  LeadAccessLevel picklist [Read|Edit|All] required restricted
  RowCause picklist [Manual*|Owner|Rule|Team|ImplicitChild|ImplicitParent] no-update
Name 000 Names name=Name no-owner read-only
  Name string(255)
  Type string(40) ro
RecentlyViewed 0RV "Recently Viewed" no-owner read-only
`;
