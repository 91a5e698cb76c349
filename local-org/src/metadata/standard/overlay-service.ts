/** As `overlay-sales.ts`, for cases, activities, files and content. Same sources. */
export const SERVICE_OVERLAY = `
Case 500 Cases name=CaseNumber custom-record-types recorded
  CaseNumber string(30) autonumber={00000000} defaulted idLookup "Case Number"
  AccountId reference restrict children=Cases
  ContactId reference restrict children=Cases
  AssetId reference children=Cases
  ParentId reference children=Cases "Parent Case ID"
  OwnerId reference to(User,Group)
  Status picklist [New*|Working|Escalated|Closed] defaulted
  Origin picklist [Phone|Email|Web] "Case Origin"
  Priority picklist [High|Medium*|Low] defaulted
  Reason picklist [Installation|Equipment Complexity|Performance|Breakdown|Equipment Design|Feedback|Other] "Case Reason"
  Type picklist [Mechanical|Electrical|Electronic|Structural|Other] "Case Type"
  Subject string(255)
  Description textarea(32000)
  Comments textarea(4000) no-read "Internal Comments"
  SuppliedName string(80) "Name"
  SuppliedEmail email(80) "Email Address"
  SuppliedPhone string(40) "Phone"
  SuppliedCompany string(80) "Company"
  IsClosed boolean ro
  IsEscalated boolean "Escalated"
  ClosedDate datetime ro
  ContactPhone phone(40) ro
  ContactMobile phone(40) ro
  ContactFax phone(40) ro
  ContactEmail email(80) ro
  MasterRecordId reference ro
CaseComment 00a "Case Comments" no-owner
  ParentId reference to(Case) required children=CaseComments
  CommentBody textarea(4000)
  IsPublished boolean
Solution 501 Solutions name=SolutionName
  SolutionName string(80) required
  SolutionNumber string(30) autonumber={00000000}
  Status picklist [Draft*|Reviewed|Duplicate] defaulted
  SolutionNote textarea(32000)
Task 00T Tasks name=Subject custom-record-types sharing=Private
  WhoId reference to(Contact,Lead) children=Tasks
  WhatId reference to(Account,Opportunity,Campaign,Case,Asset,Contract,Order,Product2,Quote,Solution,*) children=Tasks
  AccountId reference to(Account) ro
  OwnerId reference to(User,Group)
  Subject combobox(255) [Call|Email|Send Letter|Send Quote|Other]
  ActivityDate date "Due Date Only"
  Status picklist [Not Started*|In Progress|Completed|Waiting on someone else|Deferred] defaulted
  Priority picklist [High|Normal*|Low] defaulted
  TaskSubtype picklist [Task*|Email|List Email|Cadence|Call|LinkedIn] no-update
  Type picklist [Call|Meeting|Other|Prep|Email]
  CallType picklist [Internal|Inbound|Outbound]
  CallObject string(255)
  CallDisposition string(255)
  Description textarea(32000)
  IsClosed boolean ro
  IsHighPriority boolean ro
  CompletedDateTime datetime ro
  RecurrenceActivityId reference to(Task) ro
Event 00U Events name=Subject custom-record-types sharing=Private recorded
  WhoId reference to(Contact,Lead) children=Events "Name ID"
  WhatId reference to(Account,Opportunity,Campaign,Case,Asset,Contract,Order,Product2,Quote,Solution,*) children=Events "Related To ID"
  AccountId reference to(Account) ro
  OwnerId reference to(User) "Assigned To ID"
  Subject combobox(255) [Call|Email|Meeting|Send Letter/Quote|Other]
  DurationInMinutes int(8) "Duration"
  ActivityDateTime datetime "Due Date Time"
  ActivityDate date "Due Date Only"
  StartDateTime datetime
  EndDateTime datetime
  Location string(255)
  ShowAs picklist(40) [Busy*|OutOfOffice|Free] defaulted restricted "Show Time As"
  Type picklist [Email|Meeting|Other|Call] assumed
  Description textarea(32000)
  RecurrenceActivityId reference to(Event) ro
  Id "Activity ID"
  IsAllDayEvent "All-Day Event"
  IsPrivate "Private"
  IsChild ro
  IsGroupEvent ro
  GroupEventType picklist(40) [0*|1|2|3] ro defaulted restricted
  IsArchived ro "Archived"
  IsRecurrence no-update "Create Recurring Series of Events"
  RecurrenceStartDateTime "Recurrence Start"
  RecurrenceEndDateOnly "Recurrence End"
  RecurrenceTimeZoneSidKey picklist(40) "Recurrence Time Zone"
  RecurrenceType picklist(40) [RecursDaily|RecursEveryWeekday|RecursMonthly|RecursMonthlyNth|RecursWeekly|RecursYearly|RecursYearlyNth] restricted
  RecurrenceDayOfWeekMask "Recurrence Day of Week Mask"
  RecurrenceDayOfMonth "Recurrence Day of Month"
  RecurrenceInstance picklist(40) [First|Second|Third|Fourth|Last] restricted
  RecurrenceMonthOfYear picklist(40) [January|February|March|April|May|June|July|August|September|October|November|December] restricted "Recurrence Month of Year"
  ReminderDateTime "Reminder Date/Time"
  IsReminderSet "Reminder Set"
  EventSubtype picklist(40) [Event] no-update restricted
EmailMessage 02s "Email Messages" name=Subject no-owner
  ParentId reference to(Case) children=EmailMessages
  RelatedToId reference to(Account,Opportunity,Campaign,Case,Asset,Contract,Order,Product2,Quote,*)
  Subject string(3000)
  FromAddress email(4000)
  FromName string(4000)
  ToAddress string(4000)
  CcAddress string(4000)
  BccAddress string(4000)
  TextBody textarea(131072) long
  HtmlBody textarea(131072) long
  Headers textarea(32000) long
  Status picklist [0|1|2|3|4|5|6|7] restricted
OrgWideEmailAddress 0D2 "Org-wide Email Addresses" setup no-owner
  Address email(320)
  DisplayName string(765)
Attachment 00P Attachments name=Name recorded=j9mags
  Name string(255) required "File Name"
  ParentId reference to(Account,Contact,Lead,Opportunity,Case,Task,Event,Campaign,Asset,Contract,Order,Product2,EmailMessage,*) required children=Attachments
  Body base64 required
  BodyLength int(9) ro
  ContentType string(120)
  Description textarea(500)
Note 002 Notes name=Title
  Title string(80) required
  ParentId reference to(Account,Contact,Lead,Opportunity,Case,Campaign,Asset,Contract,Order,Product2,*) required no-update children=Notes
  Body textarea(32000)
Document 015 Documents name=Name no-owner
  Name string(255) required
  DeveloperName string(80)
  FolderId reference to(Folder,User) required
  Body base64
  AuthorId reference to(User)
  Description textarea(255)
  Url url(1000)
Folder 00l Folders name=Name no-owner
  Name string(80)
  DeveloperName string(80)
  AccessType picklist [Public|Shared|Hidden|PublicInternal]
  Type picklist [Document|Email|Report|Dashboard]
EmailTemplate 00X "Email Templates" name=Name
  Name string(80) required
  DeveloperName string(80) required
  FolderId reference to(Folder,Organization,User) required
  Subject string(230)
  TemplateType picklist [text|html|custom|visualforce] required restricted
  TemplateStyle picklist [none|freeForm|formalLetter|promotionRight|promotionLeft|newsletter|products] restricted
  Encoding picklist [UTF-8|ISO-8859-1]
  HtmlValue textarea(384000) long
  Body textarea(384000) long
  Markup textarea(1048576) long
ContentVersion 068 "Content Versions" name=Title recorded=j9mags
  Title string(255)
  PathOnClient string(500) no-update
  ContentUrl url(1300)
  VersionData base64
  ContentDocumentId reference to(ContentDocument) no-update
  FirstPublishLocationId reference to(Account,Contact,Lead,Opportunity,Case,User,ContentWorkspace,*) no-update
  Description textarea(1000)
  IsLatest boolean ro
  FileType string(20) ro
  FileExtension string(40) ro
  ContentSize int(9) ro
  VersionNumber string(20) ro
  Checksum string(50) ro
  Origin picklist [C*|H] no-update
  ContentLocation picklist [S*|E|L] no-update
  SharingOption picklist [A*|R]
  PublishStatus picklist(40) [P*|R|U] ro
  TextPreview string(255) ro
  ExternalDocumentInfo1 string(1000)
  ExternalDocumentInfo2 string(1000)
  RatingCount ro
  PositiveRatingCount ro
  NegativeRatingCount ro
  FeaturedContentBoost ro
  FeaturedContentDate ro
  IsMajorVersion no-update
  IsAssetEnabled no-update
ContentDocument 069 "Content Documents" name=Title
  Title string(255)
  LatestPublishedVersionId reference ro
  FileType string(20) ro
  FileExtension string(40) ro
  ContentSize int(9) ro
  PublishStatus picklist [P*|R|U] ro
ContentDocumentLink 06A "Content Document Links" no-owner
  LinkedEntityId reference to(Account,Contact,Lead,Opportunity,Case,User,ContentWorkspace,*) required no-update children=ContentDocumentLinks
  ContentDocumentId reference required no-update children=ContentDocumentLinks
  ShareType picklist [V|C|I]
  Visibility picklist [AllUsers*|InternalUsers|SharedUsers]
ContentWorkspace 058 "Content Workspaces" name=Name
FeedItem 0D5 "Feed Items" no-owner recorded=j9mags
  ParentId reference to(Account,Contact,Lead,Opportunity,Case,User,CollaborationGroup,*) required no-update
  Body textarea(10000) long
  Title string(255)
  Type picklist [TextPost|LinkPost|ContentPost|PollPost|TrackedChange|AdvancedTextPost|QuestionPost] no-update
  LinkUrl no-update
  RelatedRecordId no-update
  CommentCount ro
  LikeCount ro
  HasContent ro
FeedComment 0D7 "Feed Comments" no-owner
  FeedItemId reference to(FeedItem) required no-update
  CommentBody textarea(10000) required long
CollaborationGroup 0F9 Groups name=Name
  Name string(40) required
  CollaborationType picklist [Public|Private|Unlisted] required
CollaborationGroupMember 0FB "Group Members" no-owner
Topic 0TO Topics name=Name no-owner
  Name string(99) required
TopicAssignment 0TQ "Topic Assignments" no-owner
  TopicId reference required
  EntityId reference to(Account,Contact,Lead,Opportunity,Case,*) required
Idea 087 Ideas name=Title no-owner
  Title string(255) required
Vote 083 Votes no-owner
`;
