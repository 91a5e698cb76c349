trigger SecretFieldErrors on Secret__c(before insert) {
  for (Secret__c each : Trigger.new) {
    if (each.Name == 'no key') {
      each.Key__c.addError('a key is missing');
      each.Amount__c.addError(new IllegalArgumentException('an amount is missing'), false);
    }
  }
  if (Trigger.new[0].Name == 'no name') {
    Trigger.new[0].Name.addError('<b>', true);
  }
}
