/** The profiles that every org of ours has. Names: Salesforce Help, "Standard Profiles". */
export interface ProfileFacts {
  readonly name: string;
  readonly license: string;
  readonly userType: string;
  /** `all`: every object and field, as the deploying administrator has; `standard`: create, read, edit, delete on the business objects below; `read`: read only; `none`. */
  readonly data: 'all' | 'standard' | 'read' | 'none';
  readonly userPermissions: readonly string[];
}

export const PROFILES: readonly ProfileFacts[] = [
  {
    name: 'System Administrator',
    license: 'Salesforce',
    userType: 'Standard',
    data: 'all',
    userPermissions: [
      'ModifyAllData',
      'ViewAllData',
      'CustomizeApplication',
      'ApiEnabled',
      'ManageUsers',
      'AuthorApex',
      'ViewSetup',
      'ModifyMetadata',
      'RunReports',
    ],
  },
  {
    name: 'Standard User',
    license: 'Salesforce',
    userType: 'Standard',
    data: 'standard',
    userPermissions: ['ApiEnabled', 'RunReports', 'RunFlow'],
  },
  ...['Marketing User', 'Contract Manager', 'Solution Manager'].map((name): ProfileFacts => ({
    name,
    license: 'Salesforce',
    userType: 'Standard',
    data: 'standard',
    userPermissions: ['ApiEnabled', 'RunReports', 'RunFlow'],
  })),
  {
    name: 'Read Only',
    license: 'Salesforce',
    userType: 'Standard',
    data: 'read',
    userPermissions: ['ApiEnabled', 'RunReports', 'RunFlow'],
  },
  {
    name: 'Minimum Access - Salesforce',
    license: 'Salesforce',
    userType: 'Standard',
    data: 'none',
    userPermissions: [],
  },
  {
    name: 'Minimum Access - API Only Integrations',
    license: 'Salesforce Integration',
    userType: 'Standard',
    data: 'none',
    userPermissions: ['ApiEnabled', 'ApiUserOnly'],
  },
  {
    name: 'Salesforce API Only System Integrations',
    license: 'Salesforce Integration',
    userType: 'Standard',
    data: 'none',
    userPermissions: ['ApiEnabled', 'ApiUserOnly'],
  },
  { name: 'Chatter Free User', license: 'Chatter Free', userType: 'CsnOnly', data: 'none', userPermissions: [] },
];

/** What the `Standard User` profile may work with in a new org (assumed: no page lists it). */
export const BUSINESS_OBJECTS: ReadonlySet<string> = new Set([
  ...[
    'Account',
    'Contact',
    'Lead',
    'Opportunity',
    'OpportunityLineItem',
    'OpportunityContactRole',
    'Case',
    'CaseComment',
  ],
  ...['Task', 'Event', 'Contract', 'Order', 'OrderItem', 'Asset', 'Solution', 'Note', 'Attachment', 'Document', 'Idea'],
  ...[
    'ContentVersion',
    'ContentDocument',
    'ContentDocumentLink',
    'Quote',
    'QuoteLineItem',
    'CampaignMember',
    'Individual',
  ],
  ...[
    'AccountContactRole',
    'EmailMessage',
    'FeedItem',
    'FeedComment',
    'Topic',
    'TopicAssignment',
    'CollaborationGroup',
  ],
  ...['CollaborationGroupMember', 'AccountShare', 'ContactShare', 'OpportunityShare', 'CaseShare', 'LeadShare'],
]);

/** Readable, not writable, for `Standard User`. */
export const READ_ONLY_OBJECTS: ReadonlySet<string> = new Set(['Product2', 'Pricebook2', 'PricebookEntry', 'Campaign']);
