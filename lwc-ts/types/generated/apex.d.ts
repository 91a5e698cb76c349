// Generated from the Apex by `npm run types:write`: a changed signature is a compile error in the component.

declare namespace Apex {
  interface PausedPair {
    site?: string;
    objectName?: string;
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
