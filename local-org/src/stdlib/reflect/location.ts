import type { BigDecimal } from 'bigdecimal.js';
import { nativeClass, refused, type NativeClass } from '../../semantic/native.ts';
import { decimalToDouble } from '../../runtime/numbers.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { ApexDouble } from '../../runtime/values/scalars.ts';
import { NativeObject } from '../../runtime/values/value.ts';
import { required } from '../arguments.ts';

class LocationValue extends NativeObject {
  readonly apexName = 'System.Location';
  readonly latitude: ApexDouble;
  readonly longitude: ApexDouble;
  constructor(latitude: ApexDouble, longitude: ApexDouble) {
    super();
    this.latitude = latitude;
    this.longitude = longitude;
  }
  apexText(): string {
    return `Location:[getLatitude=${this.latitude.value}, getLongitude=${this.longitude.value}]`;
  }
}

type Place = LocationValue | null;
const COMPOUND = 'compound address values are not built';
const ADDRESS_GETTERS = [
  'City',
  'Country',
  'CountryCode',
  'GeocodeAccuracy',
  'PostalCode',
  'State',
  'StateCode',
  'Street',
];

/** Source: Apex Reference, Location Class and Address Class. */
export const locationClasses: readonly NativeClass[] = [
  nativeClass(
    'System.Location',
    { complete: true },
    {
      'static Location newInstance(Decimal latitude, Decimal longitude)': (
        rt: Runtime,
        latitude: BigDecimal | null,
        longitude: BigDecimal | null,
      ) => new LocationValue(decimalToDouble(required(rt, latitude)), decimalToDouble(required(rt, longitude))),
      'static Double getDistance(Location one, Location other, String unit)': distance,
      'Double getDistance(Location other, String unit)': distance,
      'Double getLatitude()': (_rt: Runtime, self: LocationValue) => self.latitude,
      'Double getLongitude()': (_rt: Runtime, self: LocationValue) => self.longitude,
      'Double latitude': (_rt: Runtime, self: LocationValue) => self.latitude,
      'Double longitude': (_rt: Runtime, self: LocationValue) => self.longitude,
    },
  ),
  nativeClass(
    'System.Address',
    {},
    Object.fromEntries(ADDRESS_GETTERS.map((name) => [`String get${name}()`, refused(COMPOUND)])),
  ),
];

/** Along the great circle, in `mi` or `km`. */
function distance(rt: Runtime, one: Place, other: Place, unit: string | null): ApexDouble {
  const [a, b] = [required(rt, one), required(rt, other)];
  const radius = { mi: 3958.8, km: 6371 }[required(rt, unit)];
  if (radius === undefined) throw rt.exception('System.InvalidParameterValueException', `Invalid unit: ${unit ?? ''}`);
  const radians = (degrees: ApexDouble): number => (degrees.value * Math.PI) / 180;
  const [north, south] = [radians(a.latitude), radians(b.latitude)];
  const half =
    Math.sin((south - north) / 2) ** 2 +
    Math.cos(north) * Math.cos(south) * Math.sin((radians(b.longitude) - radians(a.longitude)) / 2) ** 2;
  return new ApexDouble(2 * radius * Math.asin(Math.sqrt(half)));
}
