import { nativeClass, refused } from '../../semantic/native.ts';

/** `System.Label`: custom labels are resolved by the compiler; the class itself has two methods. Source: Apex Reference, Label Class. */
export const labelClass = nativeClass(
  'System.Label',
  {},
  {
    'static String get(String namespace, String label)': refused('labels by name are not built'),
    'static String get(String namespace, String label, String language)': refused('translations are not built'),
    'static Boolean translationExists(String namespace, String label, String language)':
      refused('translations are not built'),
  },
);
