trigger NoticeTrigger on Notice__e(after insert) {
  List<Account> rows = new List<Account>();
  for (Notice__e each : Trigger.new) {
    rows.add(new Account(Name = 'heard ' + each.Text__c, Description = UserInfo.getUserType()));
  }
  insert as system rows;
}
