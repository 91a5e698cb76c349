import type { ObjectDefinition } from '../../metadata/model.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import type { ApexException } from '../../runtime/values/guest.ts';

/** The platform's own words; quoted in many public issues (`No such column 'X' on entity 'Y'`). */
export function noSuchColumn(rt: Runtime, name: string, object: ObjectDefinition): ApexException {
  return rt.exception(
    'System.QueryException',
    `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

export function noSuchRelationship(rt: Runtime, name: string): ApexException {
  return rt.exception(
    'System.QueryException',
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

export function noSuchChild(rt: Runtime, name: string): ApexException {
  return rt.exception(
    'System.QueryException',
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

export function noSuchObject(rt: Runtime, name: string): ApexException {
  return rt.exception(
    'System.QueryException',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

export function cannotFilter(rt: Runtime, field: string): ApexException {
  return rt.exception('System.QueryException', `field '${field}' can not be filtered in a query call`);
}

export function cannotSort(rt: Runtime, field: string): ApexException {
  return rt.exception('System.QueryException', `field '${field}' can not be sorted in a query call`);
}

export function cannotGroup(rt: Runtime, field: string): ApexException {
  return rt.exception('System.QueryException', `field '${field}' can not be grouped in a query call`);
}
