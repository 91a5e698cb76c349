// Generated from the Apex by `npm run types:write`: a changed signature is a compile error in the component.

declare namespace Apex {}
