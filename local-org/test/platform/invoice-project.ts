import { objectFiles, xml } from '../metadata/project-fixture.ts';

/** A small billing schema: invoices with a unique key, lines as details, a validation rule, a summary and a formula. */
export const INVOICE_PROJECT: Readonly<Record<string, string>> = {
  ...objectFiles('Invoice__c', {
    Key__c:
      '<label>Key</label><type>Text</type><length>40</length><externalId>true</externalId><unique>true</unique><caseSensitive>true</caseSensitive>',
    Folded__c:
      '<label>Folded</label><type>Text</type><length>40</length><externalId>true</externalId><unique>true</unique><caseSensitive>false</caseSensitive>',
    Loose__c: '<label>Loose</label><type>Text</type><length>40</length><externalId>true</externalId>',
    Total__c: '<label>Total</label><type>Currency</type><precision>7</precision><scale>2</scale>',
    Due__c: '<label>Due</label><type>Date</type>',
    Email__c: '<label>Contact Email</label><type>Email</type>',
    Must__c: '<label>Must</label><type>Text</type><length>10</length><required>true</required>',
    Paid__c: '<label>Paid</label><type>Checkbox</type><defaultValue>false</defaultValue>',
    Notes__c: '<label>Notes</label><type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>',
    Status__c: `<label>Status</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition>
      <value><fullName>Open</fullName><default>true</default><label>Open</label></value>
      <value><fullName>Paid</fullName><default>false</default><label>Paid</label></value></valueSetDefinition></valueSet>`,
    Tags__c: `<label>Tags</label><type>MultiselectPicklist</type><valueSet><valueSetDefinition>
      <value><fullName>a</fullName><default>false</default><label>a</label></value>
      <value><fullName>b</fullName><default>false</default><label>b</label></value></valueSetDefinition></valueSet>`,
    Account__c:
      '<label>Account</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Invoices</relationshipName>',
    Number__c: '<label>Number</label><type>AutoNumber</type><displayFormat>INV-{0000}</displayFormat>',
    Headline__c:
      '<label>Headline</label><type>Text</type><formula>Account__r.Name &amp; " " &amp; TEXT(Total__c)</formula>',
    Line_Total__c: `<label>Line Total</label><type>Summary</type><summarizedField>Line__c.Amount__c</summarizedField>
      <summaryForeignKey>Line__c.Invoice__c</summaryForeignKey><summaryOperation>sum</summaryOperation>`,
  }),
  ...objectFiles('Line__c', {
    Invoice__c:
      '<label>Invoice</label><type>MasterDetail</type><referenceTo>Invoice__c</referenceTo><relationshipName>Lines</relationshipName>',
    Amount__c: '<label>Amount</label><type>Currency</type><precision>10</precision><scale>2</scale>',
  }),
  ...objectFiles(
    'Secret__c',
    {
      Note__c: '<label>Note</label><type>Text</type><length>40</length>',
      Other__c:
        '<label>Other</label><type>Lookup</type><referenceTo>Secret__c</referenceTo><relationshipName>Others</relationshipName>',
    },
    '<sharingModel>Private</sharingModel>',
  ),
  'objects/Invoice__c/validationRules/No_Negative.validationRule-meta.xml': xml(
    'ValidationRule',
    '<fullName>No_Negative</fullName><active>true</active><errorConditionFormula>Total__c &lt; 0</errorConditionFormula><errorDisplayField>Total__c</errorDisplayField><errorMessage>Not below zero</errorMessage>',
  ),
  ...objectFiles('Mapping__mdt', {
    Target__c: '<label>Target</label><type>Text</type><length>80</length>',
    Options__c: '<label>Options</label><type>LongTextArea</type><length>1000</length><visibleLines>3</visibleLines>',
  }),
  'customMetadata/Mapping.First.md-meta.xml': xml(
    'CustomMetadata',
    `<label>First one</label><protected>false</protected>
     <values><field>Target__c</field><value xsi:type="xsd:string">Invoice__c</value></values>
     <values><field>Options__c</field><value xsi:type="xsd:string">${'o'.repeat(300)}</value></values>`,
  ),
  'permissionsets/Reader.permissionset-meta.xml': xml(
    'PermissionSet',
    `<label>Reader</label>
     <customPermissions><enabled>true</enabled><name>Bypass</name></customPermissions>
     <fieldPermissions><editable>false</editable><field>Invoice__c.Total__c</field><readable>true</readable></fieldPermissions>
     <objectPermissions><allowRead>true</allowRead><allowCreate>true</allowCreate><allowEdit>true</allowEdit><object>Invoice__c</object></objectPermissions>
     <objectPermissions><allowRead>true</allowRead><allowCreate>true</allowCreate><allowEdit>true</allowEdit><object>Secret__c</object></objectPermissions>
     <fieldPermissions><editable>true</editable><field>Secret__c.Note__c</field><readable>true</readable></fieldPermissions>`,
  ),
  'customPermissions/Bypass.customPermission-meta.xml': xml('CustomPermission', '<label>Bypass</label>'),
};
