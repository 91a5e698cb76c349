/**
 * Standard children that go with their parent though the lookup is no master-detail: `cascadeDelete` of the recorded
 * describes named in `overlay-sales.ts` (Account, Contact, Lead, Opportunity, Case, Event); the last line is from the Object
 * Reference and assumed.
 */
export const CASCADING_CHILDREN: ReadonlySet<string> = new Set([
  ...childrenOf(
    'Account',
    'AccountContactRoles Shares Assets Attachments Contacts ContentDocumentLinks Contracts Events',
  ),
  ...childrenOf('Account', 'Notes Opportunities Orders Tasks TopicAssignments ContactPointEmails ContactPointPhones'),
  ...childrenOf('Contact', 'AccountContactRoles Assets Attachments CampaignMembers CaseContactRoles Shares'),
  ...childrenOf('Contact', 'ContentDocumentLinks ContractContactRoles EmailMessageRelations Events Notes'),
  ...childrenOf('Contact', 'OpportunityContactRoles Tasks TopicAssignments'),
  ...childrenOf(
    'Lead',
    'Attachments CampaignMembers ContentDocumentLinks EmailMessageRelations Events Shares Notes Tasks',
  ),
  ...childrenOf('Lead', 'TopicAssignments'),
  ...childrenOf(
    'Opportunity',
    'Attachments ContentDocumentLinks Events Notes OpportunityHistories Shares Partners Tasks',
  ),
  ...childrenOf('Opportunity', 'TopicAssignments'),
  ...childrenOf(
    'Case',
    'Attachments CaseComments CaseContactRoles Shares TeamMembers ContentDocumentLinks EmailMessages',
  ),
  ...childrenOf('Case', 'Events Tasks TopicAssignments'),
  ...childrenOf('Event', 'Attachments EventRelations'),
  ...childrenOf('PermissionSet', 'Assignments ObjectPerms FieldPerms SetupEntityAccessItems'),
  ...['Group.GroupMembers', 'Product2.PricebookEntries', 'Pricebook2.PricebookEntries'],
]);

function childrenOf(parent: string, relationships: string): string[] {
  return relationships.split(' ').map((name) => `${parent}.${name}`);
}
