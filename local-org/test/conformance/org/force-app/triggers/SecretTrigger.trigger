trigger SecretTrigger on Secret__c(before insert, after insert) {
  SecretLog.attempts++;
  SecretLog.sizes.add(Trigger.new.size());
  SecretLog.queriesSeen.add(Limits.getQueries());
  Integer spent = [SELECT COUNT() FROM Secret__c WITH SYSTEM_MODE];
  for (Secret__c each : Trigger.new) {
    if (Trigger.isAfter && each.Name.startsWith('bad')) {
      each.addError('refused by the trigger');
    }
    if (Trigger.isAfter && each.Name == 'breaks') {
      throw new IllegalArgumentException('the trigger broke');
    }
    if (Trigger.isBefore && each.Name == 'queues') {
      System.enqueueJob(new CountingJob());
    }
  }
}
