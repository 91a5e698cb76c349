trigger FoundMergeTrigger on Account(before delete, after delete, after update) {
  for (Account each : Trigger.isDelete ? Trigger.old : Trigger.new) {
    FoundMerges.seen.add(Trigger.operationType + ' ' + each.Name + ' ' + (each.MasterRecordId != null));
  }
}
