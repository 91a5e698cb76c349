// Generated from the Apex by `npm run types:write`: a changed signature is a compile error in the component.

declare namespace Apex {
  interface AlertForm {
    level?: string;
    digest?: string;
    quietMinutes?: number;
    silentMinutes?: number;
    waitingMinutes?: number;
    backlogMinutes?: number;
    quotaPercent?: number;
    recipientIds?: string[];
    addresses?: string;
    webhook?: string;
  }

  interface AlertRecipient {
    id?: string;
    name?: string;
    kind?: string;
  }

  interface AlertState {
    mayChange?: boolean;
    settings?: AlertForm;
    recipients?: AlertRecipient[];
    alerts?: OpenAlert[];
    isScheduled?: boolean;
    testedAt?: string;
    testFailure?: string;
  }

  interface ChosenLogs {
    logs?: LogLine[];
    mayRepair?: boolean;
    isDriven?: boolean;
  }

  interface ConversionInfo {
    name?: string;
    types?: string[];
    options?: ConversionOption[];
  }

  interface ConversionOption {
    name?: string;
    kind?: string;
    choices?: string[];
  }

  interface DayTotal {
    day?: string;
    total?: number;
    well?: number;
    failed?: number;
    open?: number;
    slowestMs?: number;
    averageMs?: number;
  }

  interface ErrorBoard {
    groups?: ErrorGroup[];
    repairs?: RepairState[];
    failed?: number;
    waiting?: number;
    needsMatch?: number;
    mayRepair?: boolean;
    isDriven?: boolean;
  }

  interface ErrorGroup {
    fingerprint?: string;
    objectName?: string;
    errorClass?: string;
    code?: string;
    field?: string;
    sentence?: string;
    message?: string;
    nextStep?: string;
    count?: number;
    records?: number;
    firstSeen?: string;
    lastSeen?: string;
  }

  interface LinkedRecord {
    id?: string;
    name?: string;
    objectLabel?: string;
    operation?: string;
  }

  interface LogLine {
    id?: string;
    name?: string;
    status?: string;
    isOpen?: boolean;
    event?: string;
    recordKey?: string;
    message?: string;
    processedAt?: string;
  }

  interface LogStory {
    id?: string;
    name?: string;
    site?: string;
    objectName?: string;
    recordId?: string;
    recordKey?: string;
    event?: string;
    chargeOverLink?: string;
    status?: string;
    isOpen?: boolean;
    sentence?: string;
    errorClass?: string;
    code?: string;
    field?: string;
    message?: string;
    nextStep?: string;
    fingerprint?: string;
    attempt?: number;
    repeats?: number;
    receivedAt?: string;
    processedAt?: string;
    latencyMs?: number;
    operation?: string;
    isOrderUncertain?: boolean;
    purgeAfter?: string;
    owner?: string;
    records?: LinkedRecord[];
    candidates?: LinkedRecord[];
    payload?: string;
    mayRepair?: boolean;
    isDriven?: boolean;
  }

  interface MappedField {
    name?: string;
    source?: string;
    targetField?: string;
    conversion?: string;
    options?: string;
    defaultText?: string;
    lookup?: string;
    writeWhen?: string;
    isActive?: boolean;
    isOptional?: boolean;
  }

  interface MappingDetail {
    draft?: MappingDraft;
    sources?: SourceField[];
    targets?: TargetFieldInfo[];
    conversions?: ConversionInfo[];
    sourceObjects?: string[];
    recordTypes?: string[];
    comparisons?: string[];
    presets?: string[];
    mayChange?: boolean;
    whyNot?: string;
  }

  interface MappingDraft {
    name?: string;
    label?: string;
    source?: string;
    site?: string;
    isActive?: boolean;
    targetObject?: string;
    keyField?: string;
    deletePolicy?: string;
    filter?: string;
    duplicatePolicy?: string;
    recordType?: string;
    owner?: string;
    stateField?: string;
    options?: string;
    revision?: number;
    fields?: MappedField[];
  }

  interface MappingProblem {
    row?: number;
    level?: string;
    message?: string;
  }

  interface MappingSummary {
    name?: string;
    label?: string;
    source?: string;
    site?: string;
    targetObject?: string;
    targetLabel?: string;
    isActive?: boolean;
    fieldCount?: number;
    drift?: string[];
    revision?: number;
  }

  interface ObjectState {
    source?: string;
    label?: string;
    target?: string;
    records?: number;
    isMore?: boolean;
    lastEventAt?: string;
    lastStatus?: string;
  }

  interface OpenAlert {
    id?: string;
    kind?: string;
    message?: string;
    openedAt?: string;
    toldAt?: string;
    failure?: string;
  }

  interface Overview {
    days?: DayTotal[];
    sites?: SiteTotal[];
    relays?: RelayState[];
    groups?: ErrorGroup[];
    objects?: ObjectState[];
    failed?: number;
    waiting?: number;
    needsMatch?: number;
    mayRepair?: boolean;
    retention?: OverviewRetention;
  }

  interface OverviewRetention {
    daysWhenWell?: number;
    daysOtherwise?: number;
    logs?: number;
    due?: number;
    megabytes?: number;
  }

  interface PausedPair {
    site?: string;
    objectName?: string;
  }

  interface PayloadOption {
    id?: string;
    label?: string;
    receivedAt?: string;
  }

  interface PreviewResult {
    operation?: string;
    recordId?: string;
    key?: string;
    rows?: PreviewRow[];
  }

  interface PreviewRow {
    source?: string;
    targetField?: string;
    sourceValue?: string;
    value?: string;
    outcome?: string;
    message?: string;
  }

  interface RecordHistory {
    lines?: LogLine[];
    lastSyncAt?: string;
    chargeOverLink?: string;
    mayRepair?: boolean;
    isDriven?: boolean;
  }

  interface RelayState {
    name?: string;
    version?: string;
    lastSeenAt?: string;
    isSilent?: boolean;
    backlog?: number;
    waiting?: number;
    deadLetters?: number;
    oldestEventAt?: string;
    breaker?: string;
    quotaUsed?: number;
    message?: string;
  }

  interface RepairState {
    id?: string;
    name?: string;
    type?: string;
    status?: string;
    isOver?: boolean;
    done?: number;
    failed?: number;
    total?: number;
    message?: string;
    askedAt?: string;
    isDriven?: boolean;
  }

  interface SaveState {
    id?: string;
    status?: string;
    message?: string;
    isForbidden?: boolean;
  }

  interface SetupState {
    mayChange?: boolean;
    isOn?: boolean;
    steps?: SetupStep[];
    relays?: RelayState[];
    pauses?: PausedPair[];
  }

  interface SetupStep {
    name?: string;
    status?: string;
    title?: string;
    finding?: string;
    nextStep?: string;
    url?: string;
    action?: string;
    copyText?: string;
  }

  interface SiteTotal {
    site?: string;
    objectName?: string;
    total?: number;
    failed?: number;
    lastDay?: string;
  }

  interface SourceField {
    path?: string;
    sample?: string;
  }

  interface TargetFieldInfo {
    name?: string;
    label?: string;
    type?: string;
    length?: number;
    isRequired?: boolean;
    isWritable?: boolean;
    isUniqueKey?: boolean;
    values?: string[];
  }

  interface TargetObjectInfo {
    name?: string;
    label?: string;
    isCustom?: boolean;
  }

  interface TriedRecord {
    objectName?: string;
    operation?: string;
  }

  interface TryState {
    id?: string;
    isOver?: boolean;
    isDriven?: boolean;
    status?: string;
    hasFailed?: boolean;
    sentence?: string;
    message?: string;
    field?: string;
    records?: TriedRecord[];
  }
}

declare module '@salesforce/apex/AlertController.findRecipients' {
  const method: Apex.Method<{ text: string | null | undefined }, Apex.AlertRecipient[]>;
  export default method;
}

declare module '@salesforce/apex/AlertController.getState' {
  const method: Apex.Method<Record<string, never>, Apex.AlertState>;
  export default method;
}

declare module '@salesforce/apex/AlertController.save' {
  const method: Apex.Method<{ form: Apex.AlertForm | null | undefined }, Apex.AlertState>;
  export default method;
}

declare module '@salesforce/apex/AlertController.sendTest' {
  const method: Apex.Method<Record<string, never>, Apex.AlertState>;
  export default method;
}

declare module '@salesforce/apex/LogController.assign' {
  const method: Apex.Method<{ logIds: string[] | null | undefined; ownerId: string | null | undefined }, number>;
  export default method;
}

declare module '@salesforce/apex/LogController.assignGroup' {
  const method: Apex.Method<{ fingerprint: string | null | undefined; ownerId: string | null | undefined }, number>;
  export default method;
}

declare module '@salesforce/apex/LogController.getBoard' {
  const method: Apex.Method<Record<string, never>, Apex.ErrorBoard>;
  export default method;
}

declare module '@salesforce/apex/LogController.getChosen' {
  const method: Apex.Method<{ logIds: string[] | null | undefined }, Apex.ChosenLogs>;
  export default method;
}

declare module '@salesforce/apex/LogController.getHistory' {
  const method: Apex.Method<{ recordId: string | null | undefined }, Apex.RecordHistory>;
  export default method;
}

declare module '@salesforce/apex/LogController.getLogsOfGroup' {
  const method: Apex.Method<{ fingerprint: string | null | undefined }, Apex.LogLine[]>;
  export default method;
}

declare module '@salesforce/apex/LogController.getOpenLogs' {
  const method: Apex.Method<{ openKey: string | null | undefined }, Apex.LogLine[]>;
  export default method;
}

declare module '@salesforce/apex/LogController.getRepair' {
  const method: Apex.Method<{ requestId: string | null | undefined }, Apex.RepairState>;
  export default method;
}

declare module '@salesforce/apex/LogController.getStory' {
  const method: Apex.Method<{ logId: string | null | undefined }, Apex.LogStory>;
  export default method;
}

declare module '@salesforce/apex/LogController.match' {
  const method: Apex.Method<
    { logId: string | null | undefined; recordId: string | null | undefined },
    Apex.RepairState
  >;
  export default method;
}

declare module '@salesforce/apex/LogController.resolve' {
  const method: Apex.Method<{ logIds: string[] | null | undefined; note: string | null | undefined }, Apex.RepairState>;
  export default method;
}

declare module '@salesforce/apex/LogController.resolveGroup' {
  const method: Apex.Method<
    { fingerprint: string | null | undefined; note: string | null | undefined },
    Apex.RepairState
  >;
  export default method;
}

declare module '@salesforce/apex/LogController.retry' {
  const method: Apex.Method<{ logIds: string[] | null | undefined }, Apex.RepairState>;
  export default method;
}

declare module '@salesforce/apex/LogController.retryGroup' {
  const method: Apex.Method<{ fingerprint: string | null | undefined }, Apex.RepairState>;
  export default method;
}

declare module '@salesforce/apex/LogController.retrySince' {
  const method: Apex.Method<{ since: string | null | undefined }, Apex.RepairState>;
  export default method;
}

declare module '@salesforce/apex/LogController.stop' {
  const method: Apex.Method<{ requestId: string | null | undefined }, Apex.RepairState>;
  export default method;
}

declare module '@salesforce/apex/MappingController.check' {
  const method: Apex.Method<{ draft: Apex.MappingDraft | null | undefined }, Apex.MappingProblem[]>;
  export default method;
}

declare module '@salesforce/apex/MappingController.getMapping' {
  const method: Apex.Method<{ name: string | null | undefined }, Apex.MappingDetail>;
  export default method;
}

declare module '@salesforce/apex/MappingController.getMappings' {
  const method: Apex.Method<Record<string, never>, Apex.MappingSummary[]>;
  export default method;
}

declare module '@salesforce/apex/MappingController.getSave' {
  const method: Apex.Method<{ saveId: string | null | undefined }, Apex.SaveState>;
  export default method;
}

declare module '@salesforce/apex/MappingController.getShipped' {
  const method: Apex.CacheableMethod<{ name: string | null | undefined }, Apex.MappingDraft>;
  export default method;
}

declare module '@salesforce/apex/MappingController.getTargetFields' {
  const method: Apex.CacheableMethod<{ objectName: string | null | undefined }, Apex.TargetFieldInfo[]>;
  export default method;
}

declare module '@salesforce/apex/MappingController.getTargetObjects' {
  const method: Apex.CacheableMethod<Record<string, never>, Apex.TargetObjectInfo[]>;
  export default method;
}

declare module '@salesforce/apex/MappingController.save' {
  const method: Apex.Method<{ draft: Apex.MappingDraft | null | undefined }, Apex.SaveState>;
  export default method;
}

declare module '@salesforce/apex/MappingController.switchAll' {
  const method: Apex.Method<
    { names: string[] | null | undefined; isActive: boolean | null | undefined },
    Apex.SaveState
  >;
  export default method;
}

declare module '@salesforce/apex/OverviewController.countToPurge' {
  const method: Apex.Method<
    { daysWhenWell: number | null | undefined; daysOtherwise: number | null | undefined },
    number
  >;
  export default method;
}

declare module '@salesforce/apex/OverviewController.countToReapply' {
  const method: Apex.Method<{ source: string | null | undefined }, number>;
  export default method;
}

declare module '@salesforce/apex/OverviewController.getOverview' {
  const method: Apex.Method<Record<string, never>, Apex.Overview>;
  export default method;
}

declare module '@salesforce/apex/OverviewController.keepLogs' {
  const method: Apex.Method<
    { daysWhenWell: number | null | undefined; daysOtherwise: number | null | undefined },
    void
  >;
  export default method;
}

declare module '@salesforce/apex/OverviewController.reapply' {
  const method: Apex.Method<{ source: string | null | undefined }, Apex.RepairState>;
  export default method;
}

declare module '@salesforce/apex/PreviewController.getPayloads' {
  const method: Apex.Method<{ source: string | null | undefined }, Apex.PayloadOption[]>;
  export default method;
}

declare module '@salesforce/apex/PreviewController.getTry' {
  const method: Apex.Method<{ tryId: string | null | undefined }, Apex.TryState>;
  export default method;
}

declare module '@salesforce/apex/PreviewController.preview' {
  const method: Apex.Method<
    { draft: Apex.MappingDraft | null | undefined; payloadId: string | null | undefined },
    Apex.PreviewResult
  >;
  export default method;
}

declare module '@salesforce/apex/PreviewController.tryDraft' {
  const method: Apex.Method<
    { draft: Apex.MappingDraft | null | undefined; payloadId: string | null | undefined },
    Apex.TryState
  >;
  export default method;
}

declare module '@salesforce/apex/SetupController.getHealth' {
  const method: Apex.Method<Record<string, never>, Apex.SetupStep[]>;
  export default method;
}

declare module '@salesforce/apex/SetupController.getState' {
  const method: Apex.Method<Record<string, never>, Apex.SetupState>;
  export default method;
}

declare module '@salesforce/apex/SetupController.pause' {
  const method: Apex.Method<
    { site: string | null | undefined; objectName: string | null | undefined },
    Apex.SetupState
  >;
  export default method;
}

declare module '@salesforce/apex/SetupController.resume' {
  const method: Apex.Method<
    { site: string | null | undefined; objectName: string | null | undefined },
    Apex.SetupState
  >;
  export default method;
}

declare module '@salesforce/apex/SetupController.run' {
  const method: Apex.Method<{ action: string | null | undefined }, Apex.SetupState>;
  export default method;
}
